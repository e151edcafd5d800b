using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Sockets;
using PhoneRig.Simulator.Bench;
using PhoneRig.Simulator.Lan;

namespace PhoneRig.Hosting.Worlds;

/// <summary>The bench: simulated phones and metal on a loop and thread of their own, reached over real UDP on loopback and real ptys, faster than the clock.</summary>
internal sealed class BenchWorld : IWorld
{
    private readonly RigConfig rig;
    private readonly double speed;
    private readonly string? note;
    private readonly RealTimeLoops loops;
    private readonly Dictionary<string, LoopbackSegment> segments;
    private readonly LoopbackSegment management = new();
    private readonly DirectoryInfo consoles = Directory.CreateTempSubdirectory("phonerig-");
    private readonly Bench bench;
    private readonly StationFitter fitter;

    /// <summary>A new bench.</summary>
    /// <param name="rig">The rig.</param>
    /// <param name="seed">The seed of its phones.</param>
    /// <param name="speed">How many seconds pass in a real one.</param>
    /// <param name="note">What else people should know of it, at the end of a sentence.</param>
    public BenchWorld(RigConfig rig, Seed seed, double speed, string? note = null)
    {
        (this.rig, this.speed, this.note) = (rig, speed, note);
        loops = new RealTimeLoops(speed);
        NetworkLoop = loops.Start("network");
        var benchLoop = loops.Start("bench");
        segments = Segments.Of(rig).ToDictionary(segment => segment.Interface, _ => new LoopbackSegment());
        bench = new Bench(rig, benchLoop, segment => segments[segment.Interface].For(benchLoop), management.For(benchLoop), seed, new BenchOptions { ConsoleFolder = consoles.FullName });
        fitter = new StationFitter(rig, bench.Rack);
    }

    /// <summary>Never raised: the lamps are looked at all the time.</summary>
    public event Action<string>? LampsChanged
    {
        add { }
        remove { }
    }

    public IRunLoop Loop => loops.Rig;

    public IEventLoop NetworkLoop { get; }

    public bool MayHaveRivals => Sites.HasRival(rig);

    public string Surroundings
    {
        get
        {
            var links = rig.Stations.Keys.Order(StringComparer.Ordinal).Select(bench.Metal.ConsolePath).OfType<string>();
            return $"simulated phones and metal at {speed:0.##} times the clock; real UDP on 127.0.0.1 and {ConsoleWords.Of(links)}{Sites.Words(rig)}{note}";
        }
    }

    public bool LampsOnChange => false;

    public ISegment NetworkOf(Segment segment) => segments[segment.Interface].For(NetworkLoop);

    public IFrameTap FramesOf(Segment segment) => new SimulatedFrames(NetworkOf(segment));

    public IDatagramPort OpenManagement(DatagramReceived received) => management.For(NetworkLoop).Open(Bench.ManagementHost, received);

    public StationEdges Edges(string station, PhoneModel phone) => fitter.Fit(
        station,
        bench.Metal.ConsolePath(station) is { } path
            ? fitter.Console(path, rig.Stations[station].Console!.Driver, phone.Console.Baud)
            : null);

    public IReadOnlyList<IBoardCheck> Boards() => bench.Rack.Checks();

    public IReadOnlyList<string> StuckPorts => fitter.StuckPorts;

    public IActuatorRail? Rail() => fitter.Rail();

    public StationPanel Panel(string station) => fitter.Panel(station);

    public ISignal? Buzzer() => fitter.Buzzer();

    public IUps? Ups() => fitter.Ups();

    public IKeypad? Fingers(string station) => fitter.Fingers(station);

    public IEdgeExecutor Executor(string name) => loops.Executor(name);

    public void Ask(string station, PersonRequest request) => bench.Ask(station, request);

    public void Dispose()
    {
        loops.Dispose();
        fitter.Dispose();
        bench.Dispose();
        consoles.Delete(recursive: true);
    }
}
