namespace PhoneRig.Simulator.Bench.Gpio;

/// <summary>
/// Calls that were decided on under a lock and are made outside of it, in the order they were decided on, one at a time.
/// A thread that finds another one at it leaves its calls to that one.
/// </summary>
internal sealed class OrderedNotices
{
    private readonly Lock gate = new();
    private readonly Queue<Action> waiting = new();
    private bool running;

    /// <summary>Adds a call; to be used under the lock that decides the order.</summary>
    public void Add(Action call)
    {
        lock (gate)
        {
            waiting.Enqueue(call);
        }
    }

    /// <summary>Makes the waiting calls; to be used outside of any lock.</summary>
    public void Run()
    {
        while (Next() is { } call)
        {
            try
            {
                call();
            }
            finally
            {
                lock (gate)
                {
                    running = false;
                }
            }
        }
    }

    private Action? Next()
    {
        lock (gate)
        {
            if (running || !waiting.TryDequeue(out var call))
            {
                return null;
            }

            running = true;
            return call;
        }
    }
}
