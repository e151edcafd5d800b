namespace PhoneRig.Hosting.Clocks;

/// <summary>Real time, or a multiple of it, since one common start: the loops of a rig and of its bench share it.</summary>
/// <param name="time">The real time.</param>
/// <param name="speed">How many seconds pass here in a real one; 1 for real hardware.</param>
public sealed class ScaledTime(TimeProvider time, double speed)
{
    private readonly long start = time.GetTimestamp();
    private readonly DateTimeOffset startedAt = time.GetUtcNow();

    /// <summary>How many seconds pass here in a real one.</summary>
    public double Speed => speed;

    /// <summary>Time since the start.</summary>
    public TimeSpan Uptime => time.GetElapsedTime(start) * speed;

    /// <summary>The wall clock. At real speed it is the machine's own, with its jumps.</summary>
    public DateTimeOffset Now => speed == 1 ? time.GetUtcNow() : startedAt + Uptime;
}
