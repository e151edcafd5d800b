using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Replay;

/// <summary>The loop of a replayed decider: time stands where the recording is, and its wake-up comes when the replay says.</summary>
internal sealed class ReplayLoop : IEventLoop
{
    private WakeUp? next;

    /// <inheritdoc/>
    public TimeSpan Uptime { get; private set; }

    /// <inheritdoc/>
    public DateTimeOffset Now => DateTimeOffset.UnixEpoch + Uptime;

    /// <summary>When the decider wants to be woken; null for never.</summary>
    public TimeSpan? Due => next is { Cancelled: false } ? next.At : null;

    /// <summary>Lets time pass, never back.</summary>
    public void PassTo(TimeSpan uptime) => Uptime = uptime > Uptime ? uptime : Uptime;

    /// <summary>Wakes the decider.</summary>
    public void Wake(TimeSpan at)
    {
        PassTo(at);
        var due = next;
        next = null;
        if (due is { Cancelled: false })
        {
            due.Work();
        }
    }

    /// <inheritdoc/>
    public void Post(Action work) => work();

    /// <inheritdoc/>
    public IDisposable Schedule(TimeSpan at, Action work)
    {
        next = new WakeUp(at, work);
        return new Cancellation(next);
    }

    private sealed class WakeUp(TimeSpan at, Action work)
    {
        public TimeSpan At => at;

        public Action Work => work;

        public bool Cancelled { get; set; }
    }

    private sealed class Cancellation(WakeUp of) : IDisposable
    {
        public void Dispose() => of.Cancelled = true;
    }
}
