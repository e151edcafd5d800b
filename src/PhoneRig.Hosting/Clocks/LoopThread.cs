using PhoneRig.Core.Loop;

namespace PhoneRig.Hosting.Clocks;

/// <summary>A loop on a thread of its own. What its work throws is handed on once, and ends it.</summary>
public sealed class LoopThread : IDisposable
{
    private readonly Thread thread;
    private volatile bool stopping;

    /// <summary>Starts the loop.</summary>
    /// <param name="name">The thread's name, for debuggers.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="faulted">Called on the loop's thread with what its work threw.</param>
    public LoopThread(string name, EventLoop loop, Action<Exception> faulted)
    {
        Loop = loop;
        thread = new Thread(() => Run(faulted)) { Name = name, IsBackground = true };
        thread.Start();
    }

    /// <summary>The loop.</summary>
    public EventLoop Loop { get; }

    /// <summary>Ends the loop after the work at hand and waits for it.</summary>
    public void Dispose()
    {
        stopping = true;
        Loop.Post(() => { });
        thread.Join();
    }

    private void Run(Action<Exception> faulted)
    {
        try
        {
            Loop.RunUntil(() => stopping);
        }
        catch (Exception fault) // whatever the work threw: it must reach the rig, not end the process
        {
            faulted(fault);
        }
    }
}
