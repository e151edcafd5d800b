using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Clocks;
using PhoneRig.Hosting.Edges;

namespace PhoneRig.Hosting.Worlds;

/// <summary>The loops and threads of a world in real or scaled time: the rig's own loop, others on threads of theirs, and workers for its edges.</summary>
internal sealed class RealTimeLoops : IDisposable
{
    private readonly ScaledTime time;
    private readonly List<LoopThread> threads = [];
    private readonly List<WorkerThread> workers = [];

    public RealTimeLoops(double speed)
    {
        time = new ScaledTime(TimeProvider.System, speed);
        Rig = new EventLoop(new ScaledClock(time));
    }

    /// <summary>The rig's loop; whoever runs the rig runs it.</summary>
    public EventLoop Rig { get; }

    /// <summary>Starts a loop on a thread of its own. A fault in it ends the run: half a rig must not go on.</summary>
    public EventLoop Start(string name)
    {
        var thread = new LoopThread(name, new EventLoop(new ScaledClock(time)), FaultOf(name));
        threads.Add(thread);
        return thread.Loop;
    }

    /// <summary>Ends the run with what a thread of the rig's threw.</summary>
    public Action<Exception> FaultOf(string name) => fault =>
        Rig.Post(() => throw new InvalidOperationException($"the rig's {name} failed: {fault.Message}", fault));

    /// <summary>Starts a worker whose ends are told to the rig's loop.</summary>
    public IEdgeExecutor Executor(string name)
    {
        var worker = new WorkerThread(name, Rig);
        workers.Add(worker);
        return worker;
    }

    /// <summary>Ends the workers, then the loops, each after the work at hand.</summary>
    public void Dispose()
    {
        workers.ForEach(worker => worker.Dispose());
        threads.ForEach(thread => thread.Dispose());
    }
}
