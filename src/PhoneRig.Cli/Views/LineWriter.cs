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

    /// <summary>Queues a line and returns at once.</summary>
    public void Add(string line) => lines.Add(line);

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
