namespace PhoneRig.Core.Configuration;

/// <summary>What follows from how a keypad is configured.</summary>
public static class Keypads
{
    /// <summary>What the coil of the hook is called beside those of the keys.</summary>
    public const string Hook = "hook";

    /// <summary>Whether the rig has fingers of its own there.</summary>
    public static bool HasFingers(this KeypadKind kind) => kind is KeypadKind.Taps or KeypadKind.Solenoids;

    /// <summary>For solenoids: the coil of a key, or of the <see cref="Hook"/>.</summary>
    public static CoilConfig CoilOf(this KeypadConfig keypad, string key) => keypad.Coils.GetValueOrDefault(key, keypad.Coil);
}
