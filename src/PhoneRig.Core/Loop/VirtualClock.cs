namespace PhoneRig.Core.Loop;

/// <summary>A clock that jumps to the next wake-up at once: a fifteen-minute recovery takes milliseconds. Single-threaded by design.</summary>
public sealed class VirtualClock : ILoopClock
{
    /// <summary>Where virtual time starts, so that a seed prints the same facts on every machine and day.</summary>
    public static readonly DateTimeOffset Epoch = new(2006, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public TimeSpan Uptime { get; private set; }

    /// <inheritdoc/>
    public DateTimeOffset Now => Epoch + Uptime;

    /// <inheritdoc/>
    public bool WaitUntil(TimeSpan? due)
    {
        if (due is not { } at)
        {
            return false;
        }

        if (at > Uptime)
        {
            Uptime = at;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Wake()
    {
    }
}
