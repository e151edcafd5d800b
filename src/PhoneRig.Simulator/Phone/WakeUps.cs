using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Phone;

/// <summary>The wake-ups of one boot: whatever the phone was waiting for ends with its power.</summary>
/// <param name="loop">The loop they run on.</param>
internal sealed class WakeUps(IEventLoop loop) : IDisposable
{
    private readonly HashSet<WakeUp> pending = [];

    /// <summary>True once the boot is over: nothing of it runs any more.</summary>
    public bool Ended { get; private set; }

    /// <summary>Runs work after a time, unless the boot ends first. Disposing the result cancels it.</summary>
    public IDisposable After(TimeSpan wait, Action work)
    {
        var wakeUp = new WakeUp(this, work);
        if (!Ended)
        {
            pending.Add(wakeUp);
            wakeUp.Scheduled = loop.Schedule(loop.Uptime + wait, wakeUp.Run);
        }

        return wakeUp;
    }

    public void Dispose()
    {
        Ended = true;
        foreach (var wakeUp in pending)
        {
            wakeUp.Scheduled?.Dispose();
        }

        pending.Clear();
    }

    private sealed class WakeUp(WakeUps owner, Action work) : IDisposable
    {
        public IDisposable? Scheduled { get; set; }

        public void Run()
        {
            owner.pending.Remove(this);
            work();
        }

        public void Dispose()
        {
            owner.pending.Remove(this);
            Scheduled?.Dispose();
        }
    }
}
