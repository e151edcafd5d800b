using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Tests.Support;

/// <summary>An executor in virtual time: in place, or, while <see cref="Slow"/>, work waits until the test lets it run.</summary>
internal sealed class QueuedExecutor(IEventLoop loop) : IEdgeExecutor
{
    private readonly Queue<(Action Work, Action<Exception?> Done)> waiting = new();

    public bool Slow { get; set; }

    public int Waiting => waiting.Count;

    public void Run(Action work, Action<Exception?> done)
    {
        waiting.Enqueue((work, done));
        if (!Slow)
        {
            RunAll();
        }
    }

    public void RunAll()
    {
        while (waiting.Count > 0)
        {
            RunOne();
        }
    }

    public void RunOne() => loop.Post(RunUnheard());

    /// <summary>Does the work; the loop hears of it only when the result is called.</summary>
    public Action RunUnheard()
    {
        var (work, done) = waiting.Dequeue();
        Exception? fault = null;
        try
        {
            work();
        }
        catch (HardwareFaultException thrown)
        {
            fault = thrown;
        }

        return () => done(fault);
    }
}
