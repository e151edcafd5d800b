using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Edges;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Simulator.Bench;
using PhoneRig.Simulator.Lan;

namespace PhoneRig.Hosting.Tests.Replay;

/// <summary>
/// Virtual time on a machine with too much to do: phones and network go on by themselves, and the rig's own loop is kept waiting. What was posted meanwhile it takes
/// before the wake-ups that are overdue, as every loop does. From a seed.
/// </summary>
internal sealed class BusyWorld : IWorld
{
    private readonly Bench bench;
    private readonly StationFitter fitter;
    private readonly InPlace inPlace;
    private readonly EventLoop others;
    private readonly InMemoryLan lan;

    public BusyWorld(RigConfig rig, Seed seed, TimeSpan longestStall)
    {
        var time = new BusyTime(seed.For("stalls").Draw(), longestStall);
        others = new EventLoop(time.ForOthers);
        time.Others = others;
        Loop = new EventLoop(time.ForRig);
        lan = new InMemoryLan(others);
        bench = new Bench(rig, others, _ => lan, lan, seed, new BenchOptions());
        bench.LampsChanged += station => Loop.Post(() => LampsChanged?.Invoke(station));
        fitter = new StationFitter(rig, bench.Rack);
        inPlace = new InPlace(Loop);
    }

    public event Action<string>? LampsChanged;

    public EventLoop Loop { get; }

    IRunLoop IWorld.Loop => Loop;

    public IEventLoop NetworkLoop => others;

    public string Surroundings => "simulated phones in virtual time, beside a rig that stalls";

    public bool LampsOnChange => true;

    public ISegment NetworkOf(Segment segment) => lan;

    public IFrameTap FramesOf(Segment segment) => new SimulatedFrames(lan);

    public IDatagramPort OpenManagement(DatagramReceived received) => lan.Open(Bench.ManagementHost, received);

    public StationEdges Edges(string station, PhoneModel phone) => fitter.Fit(station, bench.Metal.ConsolePort(station));

    public IKeypad? Fingers(string station) => fitter.Fingers(station);

    public IEdgeExecutor Executor(string name) => inPlace;

    public void Ask(string station, PersonRequest request) => others.Post(() => bench.Ask(station, request));

    public void Dispose() => bench.Dispose();
}
