namespace PhoneRig.Simulator.Phone;

/// <summary>The key sequences of a phone whose programs run: <c>**#**</c> restarts it, <c>**##**2</c> off hook resets an old one (facts 2.4). Unlike the power-up code, repeated keys count.</summary>
/// <param name="offHookReset">True on loads before 6.0.</param>
internal sealed class RunningCodes(bool offHookReset)
{
    private const string RestartCode = "**#**";
    private const string OffHookCode = "**##**2";

    private string typed = "";

    /// <summary>What a key came to.</summary>
    public enum Result
    {
        /// <summary>Nothing yet.</summary>
        None,
        /// <summary>The phone restarts.</summary>
        Restart,
        /// <summary>The phone goes back to its factory settings.</summary>
        Reset,
    }

    /// <summary>The receiver moved: what was typed is forgotten.</summary>
    public void Forget() => typed = "";

    /// <summary>The next press.</summary>
    public Result Press(int key, bool offHook)
    {
        typed += KeyMatrix.Order[key];
        if (!offHook && typed.EndsWith(RestartCode, StringComparison.Ordinal))
        {
            return Result.Restart;
        }

        if (offHook && offHookReset && typed.EndsWith(OffHookCode, StringComparison.Ordinal))
        {
            return Result.Reset;
        }

        typed = typed.Length > OffHookCode.Length ? typed[^OffHookCode.Length..] : typed;
        return Result.None;
    }
}
