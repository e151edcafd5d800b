namespace PhoneRig.Benchmarks.Consoles;

/// <summary>Keeps what a line hears, and lets the benchmark wait for it.</summary>
internal sealed class Ear : IDisposable
{
    private readonly object gate = new(); // waited on, which a Lock cannot be
    private readonly MemoryStream heard = new();
    private int losses;

    public byte[] Bytes
    {
        get
        {
            lock (gate)
            {
                return heard.ToArray();
            }
        }
    }

    public long Count
    {
        get
        {
            lock (gate)
            {
                return heard.Length;
            }
        }
    }

    public bool Lost
    {
        get
        {
            lock (gate)
            {
                return losses > 0;
            }
        }
    }

    public void Dispose() => heard.Dispose();

    public void Received(ReadOnlyMemory<byte> bytes) => Note(() => heard.Write(bytes.Span));

    public void HungUp(string reason) => Note(() => losses++);

    /// <summary>Waits until something holds; false where it does not within a minute.</summary>
    public bool WaitFor(Func<Ear, bool> condition)
    {
        lock (gate)
        {
            while (!condition(this))
            {
                if (!Monitor.Wait(gate, TimeSpan.FromMinutes(1)))
                {
                    return condition(this);
                }
            }

            return true;
        }
    }

    private void Note(Action note)
    {
        lock (gate)
        {
            note();
            Monitor.PulseAll(gate);
        }
    }
}
