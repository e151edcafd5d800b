using PhoneRig.Core.Loop;

namespace PhoneRig.Hosting.Clocks;

/// <summary>The clock of one loop in real or scaled time.</summary>
/// <param name="time">The time that all loops share.</param>
public sealed class ScaledClock(ScaledTime time) : ILoopClock
{
    private readonly object gate = new();
    private bool woken;

    /// <inheritdoc/>
    public TimeSpan Uptime => time.Uptime;

    /// <inheritdoc/>
    public DateTimeOffset Now => time.Now;

    /// <inheritdoc/>
    public bool WaitUntil(TimeSpan? due)
    {
        lock (gate)
        {
            while (!woken)
            {
                if (due is not { } at)
                {
                    Monitor.Wait(gate);
                    continue;
                }

                var left = (at - time.Uptime) / time.Speed;
                if (left <= TimeSpan.Zero)
                {
                    break;
                }

                // A timed wait counts whole milliseconds and rounds down: one that rounds to zero would spin.
                Monitor.Wait(gate, TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(left.TotalMilliseconds, int.MaxValue))));
            }

            woken = false;
            return true;
        }
    }

    /// <inheritdoc/>
    public void Wake()
    {
        lock (gate)
        {
            woken = true;
            Monitor.Pulse(gate);
        }
    }
}
