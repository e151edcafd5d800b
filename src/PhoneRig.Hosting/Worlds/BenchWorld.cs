using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Clocks;
using PhoneRig.Hosting.Edges;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Hosting.Worlds;

/// <summary>The bench: simulated phones and metal on a loop and thread of their own, reached over real UDP on loopback and real ptys, faster than the clock.</summary>
internal sealed class BenchWorld : IWorld
{
    private readonly RigConfig rig;
    private readonly double speed;
    private readonly DirectoryInfo consoles = Directory.CreateTempSubdirectory("phonerig-");
    private readonly LoopbackSegment segment = new();
    private readonly LoopThread benchThread;
    private readonly LoopThread networkThread;
    private readonly Bench bench;
    private readonly StationFitter fitter;
    private readonly List<WorkerThread> workers = [];

    public BenchWorld(RigConfig rig, Seed seed, double speed)
    {
        (this.rig, this.speed) = (rig, speed);
        var time = new ScaledTime(TimeProvider.System, speed);
        Loop = new EventLoop(new ScaledClock(time));
        benchThread = new LoopThread("bench", new EventLoop(new ScaledClock(time)), Fail);
        networkThread = new LoopThread("network", new EventLoop(new ScaledClock(time)), Fail);
        Network = segment.For(NetworkLoop);
        bench = new Bench(rig, benchThread.Loop, segment.For(benchThread.Loop), seed, consoles.FullName);
        fitter = new StationFitter(rig, bench.Rack);
    }

    /// <summary>Never raised: the lamps are looked at all the time.</summary>
    public event Action<string>? LampsChanged
    {
        add { }
        remove { }
    }

    public EventLoop Loop { get; }

    public IEventLoop NetworkLoop => networkThread.Loop;

    public INetwork Network { get; }

    public string Surroundings
    {
        get
        {
            var ptys = rig.Stations.Keys.Order(StringComparer.Ordinal).Select(bench.Metal.ConsolePath).OfType<string>().ToArray();
            var serial = ptys.Length == 0 ? "no console" : $"real ptys ({string.Join(", ", ptys.Select(pty => File.ResolveLinkTarget(pty, returnFinalTarget: true)?.FullName ?? pty))})";
            return $"simulated phones and metal at {speed:0.##} times the clock; real UDP on 127.0.0.1 and {serial}";
        }
    }

    public bool LampsOnChange => false;

    public StationEdges Edges(string station) => fitter.Fit(
        station,
        bench.Metal.ConsolePath(station) is { } path ? fitter.Console(path, rig.Stations[station].Console!.Driver) : null);

    public IEdgeExecutor Executor(string name)
    {
        var worker = new WorkerThread(name, Loop);
        workers.Add(worker);
        return worker;
    }

    public void Ask(string station, PersonRequest request) => bench.Ask(station, request);

    public void Dispose()
    {
        foreach (var worker in workers)
        {
            worker.Dispose();
        }

        networkThread.Dispose();
        benchThread.Dispose();
        bench.Dispose();
        consoles.Delete(recursive: true);
    }

    /// <summary>A fault of the bench or of a server ends the run: half a rig must not go on.</summary>
    private void Fail(Exception fault) =>
        Loop.Post(() => throw new InvalidOperationException($"an inner part of the rig failed: {fault.Message}", fault));
}
