using System.Collections.Concurrent;

namespace PhoneRig.Core.Loop;

/// <summary>The event loop, the same code in real and in virtual time; only the clock differs.</summary>
/// <param name="clock">What the loop waits on.</param>
public sealed class EventLoop(ILoopClock clock) : IRunLoop
{
    private readonly ConcurrentQueue<Action> posted = new();
    private readonly PriorityQueue<WakeUp, (TimeSpan At, long Order)> wakeUps = new(new InOrder());
    private long order;

    /// <inheritdoc/>
    public TimeSpan Uptime => clock.Uptime;

    /// <inheritdoc/>
    public DateTimeOffset Now => clock.Now;

    /// <inheritdoc/>
    public void Post(Action work)
    {
        posted.Enqueue(work);
        clock.Wake();
    }

    /// <inheritdoc/>
    public IDisposable Schedule(TimeSpan at, Action work)
    {
        var wakeUp = new WakeUp(work);
        wakeUps.Enqueue(wakeUp, (at, order++));
        return wakeUp;
    }

    /// <inheritdoc/>
    public bool RunUntil(Func<bool> done)
    {
        while (!done())
        {
            if (posted.TryDequeue(out var work))
            {
                work();
            }
            else if (NextWakeUp(out var due) && due <= Uptime)
            {
                wakeUps.Dequeue().Run();
            }
            else if (!clock.WaitUntil(wakeUps.Count > 0 ? due : null))
            {
                return false;
            }
        }

        return true;
    }

    private bool NextWakeUp(out TimeSpan due)
    {
        while (wakeUps.TryPeek(out var wakeUp, out var key))
        {
            if (!wakeUp.Cancelled)
            {
                due = key.At;
                return true;
            }

            wakeUps.Dequeue();
        }

        due = default;
        return false;
    }

    /// <summary>By time, then by when they were asked for. A tuple's own comparison goes by each part's default comparer, which takes several times as long.</summary>
    private sealed class InOrder : IComparer<(TimeSpan At, long Order)>
    {
        public int Compare((TimeSpan At, long Order) one, (TimeSpan At, long Order) other) =>
            one.At.Ticks != other.At.Ticks ? one.At.Ticks.CompareTo(other.At.Ticks) : one.Order.CompareTo(other.Order);
    }

    private sealed class WakeUp(Action work) : IDisposable
    {
        private Action? work = work;

        public bool Cancelled => work is null;

        public void Run()
        {
            var todo = work;
            work = null;
            todo?.Invoke();
        }

        public void Dispose() => work = null;
    }
}
