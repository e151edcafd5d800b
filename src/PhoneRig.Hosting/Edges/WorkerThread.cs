using System.Collections.Concurrent;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Edges;

/// <summary>Runs an edge's work on one thread, in order: a slow chip holds up neither the loop nor other edges.</summary>
internal sealed class WorkerThread : IEdgeExecutor, IDisposable
{
    private readonly BlockingCollection<(Action Work, Action<Exception?> Done)> queue = [];
    private readonly IEventLoop loop;
    private readonly Thread thread;

    public WorkerThread(string name, IEventLoop loop)
    {
        this.loop = loop;
        thread = new Thread(Work) { Name = name, IsBackground = true };
        thread.Start();
    }

    public void Run(Action work, Action<Exception?> done) => queue.Add((work, done));

    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        queue.Dispose();
    }

    private void Work()
    {
        foreach (var (work, done) in queue.GetConsumingEnumerable())
        {
            Exception? fault = null;
            try
            {
                work();
            }
            catch (Exception thrown) // whatever a driver throws: the loop decides what it means
            {
                fault = thrown;
            }

            loop.Post(() => done(fault));
        }
    }
}
