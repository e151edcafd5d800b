using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Life;

/// <summary>Keeps a machine's wake-up on the loop. One that is put off is looked at anew when it comes, so that a keep-alive costs none.</summary>
/// <param name="loop">The loop.</param>
/// <param name="wakeAt">When the machine wants to be woken; null for never.</param>
/// <param name="tick">Wakes it.</param>
internal sealed class WakeUp(IEventLoop loop, Func<TimeSpan?> wakeAt, Action tick) : IDisposable
{
    private IDisposable? scheduled;
    private TimeSpan scheduledAt = TimeSpan.MaxValue;
    private bool disposed;

    /// <summary>The machine may want to be woken at another time.</summary>
    public void Plan()
    {
        if (!disposed && wakeAt() is { } at && at < scheduledAt)
        {
            scheduled?.Dispose();
            scheduledAt = at;
            scheduled = loop.Schedule(at, Wake);
        }
    }

    public void Dispose()
    {
        disposed = true;
        scheduled?.Dispose();
    }

    private void Wake()
    {
        scheduledAt = TimeSpan.MaxValue;
        if (wakeAt() <= loop.Uptime)
        {
            tick();
        }

        Plan();
    }
}
