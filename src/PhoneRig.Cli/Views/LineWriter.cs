using System.Collections.Concurrent;

namespace PhoneRig.Cli.Views;

/// <summary>Writes lines on a thread of its own: who reads slowly, or not at all, must not hold up the rig's loop with a key down.</summary>
internal sealed class LineWriter : IDisposable
{
    private readonly BlockingCollection<string> lines = [];
    private readonly TextWriter to;
    private readonly Thread thread;

    public LineWriter(TextWriter to)
    {
        this.to = to;
        thread = new Thread(Write) { Name = "output", IsBackground = true };
        thread.Start();
    }

    /// <summary>Queues a line and returns at once; after the last one it is not written.</summary>
    public void Add(string line)
    {
        try
        {
            lines.Add(line);
        }
        catch (InvalidOperationException)
        {
            // A third Ctrl-C: all that there is to say was said at the second.
        }
    }

    /// <summary>Waits until everything is written, but no longer than so. Nothing can be added after it.</summary>
    public void Flush(TimeSpan atMost)
    {
        lines.CompleteAdding();
        thread.Join(atMost);
    }

    /// <summary>Waits until everything is written.</summary>
    public void Dispose()
    {
        lines.CompleteAdding();
        thread.Join();
        lines.Dispose();
    }

    private void Write()
    {
        foreach (var line in lines.GetConsumingEnumerable())
        {
            try
            {
                to.WriteLine(line);
            }
            catch (IOException)
            {
                // A full disk behind a redirection: the run matters more than its log.
            }
        }
    }
}
