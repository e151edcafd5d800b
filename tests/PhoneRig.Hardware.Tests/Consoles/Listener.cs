namespace PhoneRig.Hardware.Tests.Consoles;

/// <summary>Hears a line and lets a test wait, with a bound, for what it hears.</summary>
internal sealed class Listener
{
    private readonly object gate = new(); // waited on, which a Lock cannot be
    private readonly List<byte> bytes = [];
    private readonly List<string> losses = [];
    private int inside;

    /// <summary>True once two callbacks ran at a time.</summary>
    public bool Overlapped { get; private set; }

    public int Losses
    {
        get
        {
            lock (gate)
            {
                return losses.Count;
            }
        }
    }

    public byte[] Bytes
    {
        get
        {
            lock (gate)
            {
                return [.. bytes];
            }
        }
    }

    public void Received(ReadOnlyMemory<byte> more) => Enter(() => bytes.AddRange(more.Span));

    public void Lost(string reason) => Enter(() => losses.Add(reason));

    public bool WaitFor(Func<Listener, bool> condition, TimeSpan bound)
    {
        var end = Environment.TickCount64 + (long)bound.TotalMilliseconds;
        lock (gate)
        {
            while (!condition(this))
            {
                var left = end - Environment.TickCount64;
                if (left <= 0 || !Monitor.Wait(gate, (int)left))
                {
                    return condition(this);
                }
            }

            return true;
        }
    }

    private void Enter(Action note)
    {
        if (Interlocked.Increment(ref inside) > 1)
        {
            Overlapped = true;
        }

        lock (gate)
        {
            note();
            Monitor.PulseAll(gate);
        }

        Interlocked.Decrement(ref inside);
    }
}
