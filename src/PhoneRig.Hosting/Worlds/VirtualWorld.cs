using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Edges;
using PhoneRig.Simulator.Lan;

namespace PhoneRig.Hosting.Worlds;

/// <summary>Virtual time: rig, network and bench on one loop whose clock jumps; a LAN in memory; the real drivers on simulated metal.</summary>
internal sealed class VirtualWorld : IWorld
{
    private readonly RigConfig rig;
    private readonly Dictionary<string, InMemoryLan> segments;
    private readonly InMemoryLan management;
    private readonly Bench bench;
    private readonly StationFitter fitter;
    private readonly InPlace inPlace;

    public VirtualWorld(RigConfig rig, Seed seed)
    {
        this.rig = rig;
        Loop = new EventLoop(new VirtualClock());
        segments = Segments.Of(rig).ToDictionary(segment => segment.Interface, _ => new InMemoryLan(Loop));
        management = new InMemoryLan(Loop);
        bench = new Bench(rig, Loop, NetworkOf, management, seed, consoleFolder: null);
        fitter = new StationFitter(rig, bench.Rack);
        inPlace = new InPlace(Loop);
    }

    public event Action<string>? LampsChanged
    {
        add => bench.LampsChanged += value;
        remove => bench.LampsChanged -= value;
    }

    public EventLoop Loop { get; }

    public IEventLoop NetworkLoop => Loop;

    public bool MayHaveRivals => Sites.HasRival(rig);

    public string Surroundings => $"simulated phones and metal in virtual time, a LAN in memory{Sites.Words(rig)}";

    public bool LampsOnChange => true;

    /// <summary>The bench, for tests that ask the phones for the truth.</summary>
    public Bench Bench => bench;

    public ISegment NetworkOf(Segment segment) => segments[segment.Interface];

    public IFrameTap FramesOf(Segment segment) => new SimulatedFrames(NetworkOf(segment));

    public IDatagramPort OpenManagement(DatagramReceived received) => management.Open(Bench.ManagementHost, received);

    public StationEdges Edges(string station, PhoneModel phone) => fitter.Fit(station, bench.Metal.ConsolePort(station));

    public IReadOnlyList<IBoardCheck> Boards() => bench.Rack.Checks();

    public IActuatorRail? Rail() => fitter.Rail();

    public IKeypad? Fingers(string station) => fitter.Fingers(station);

    public IEdgeExecutor Executor(string name) => inPlace;

    public void Ask(string station, PersonRequest request) => bench.Ask(station, request);

    public void Dispose()
    {
        fitter.Dispose();
        bench.Dispose();
    }
}
