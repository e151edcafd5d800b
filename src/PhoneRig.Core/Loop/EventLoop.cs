using System.Collections.Concurrent;
using PhoneRig.Core.Ports;

namespace PhoneRig.Core.Loop;

/// <summary>The event loop, the same code in real and in virtual time; only the clock differs.</summary>
/// <param name="clock">What the loop waits on.</param>
public sealed class EventLoop(ILoopClock clock) : IEventLoop
{
    private readonly ConcurrentQueue<Action> posted = new();
    private readonly PriorityQueue<WakeUp, (TimeSpan At, long Order)> wakeUps = new();
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

    /// <summary>
    /// Runs until <paramref name="done"/> says so, asked after each piece of work. Work that throws ends the run with that exception.
    /// </summary>
    /// <returns>False when the loop ran out of work first, which only a virtual clock can tell.</returns>
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
