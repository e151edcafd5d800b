using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Edges;
using PhoneRig.Hosting.Leases;
using PhoneRig.Network.Dhcp;
using PhoneRig.Simulator.Bench;
using PhoneRig.Simulator.Lan;

namespace PhoneRig.Hosting.Worlds;

/// <summary>Virtual time: rig, network and bench on one loop whose clock jumps; a LAN in memory; the real drivers on simulated metal.</summary>
internal sealed class VirtualWorld : IWorld
{
    private readonly RigConfig rig;
    private readonly Dictionary<string, InMemoryLan> segments;
    private readonly Dictionary<string, LeasesInMemory> leases;
    private readonly InMemoryLan management;
    private readonly Bench bench;
    private readonly StationFitter fitter;
    private readonly InPlace inPlace;

    public VirtualWorld(RigConfig rig, Seed seed, BenchOptions? options = null)
    {
        this.rig = rig;
        Loop = new EventLoop(new VirtualClock());
        segments = Segments.Of(rig).ToDictionary(segment => segment.Interface, _ => new InMemoryLan(Loop));
        leases = segments.Keys.ToDictionary(segment => segment, _ => new LeasesInMemory());
        management = new InMemoryLan(Loop);
        bench = new Bench(rig, Loop, NetworkOf, management, seed, options ?? new BenchOptions());
        fitter = new StationFitter(rig, bench.Rack);
        inPlace = new InPlace(Loop);
    }

    public event Action<string>? LampsChanged
    {
        add => bench.LampsChanged += value;
        remove => bench.LampsChanged -= value;
    }

    public EventLoop Loop { get; }

    IRunLoop IWorld.Loop => Loop;

    public IEventLoop NetworkLoop => Loop;

    public bool MayHaveRivals => Sites.HasRival(rig);

    public string Surroundings => $"simulated phones and metal in virtual time, a LAN in memory{Sites.Words(rig)}";

    public bool LampsOnChange => true;

    /// <summary>The bench, for tests that ask the phones for the truth.</summary>
    public Bench Bench => bench;

    /// <summary>The leases that outlive the processes of this world. For itself it needs none: it is one process.</summary>
    public ILeaseKeeper KeptLeasesOf(Segment segment) => leases[segment.Interface];

    /// <summary>The network where the switch is managed.</summary>
    public ISegment Management => management;

    public ISegment NetworkOf(Segment segment) => segments[segment.Interface];

    public IFrameTap FramesOf(Segment segment) => new SimulatedFrames(NetworkOf(segment));

    public IDatagramPort OpenManagement(DatagramReceived received) => management.Open(Bench.ManagementHost, received);

    public StationEdges Edges(string station, PhoneModel phone) => ChangingLamps.At(fitter.Fit(station, bench.Metal.ConsolePort(station)), bench.Metal.Stations[station], Loop);

    public IReadOnlyList<IBoardCheck> Boards() => bench.Rack.Checks();

    public IActuatorRail? Rail() => fitter.Rail();

    public StationPanel Panel(string station) => fitter.Panel(station);

    public ISignal? Buzzer() => fitter.Buzzer();

    /// <summary>Nothing in virtual time waits for a server: a supply on the network is the bench's.</summary>
    public IUps? Ups() => rig.Ups?.Nut is null ? fitter.Ups() : bench.Ups;

    public IKeypad? Fingers(string station) => fitter.Fingers(station);

    public IEdgeExecutor Executor(string name) => inPlace;

    public void Ask(string station, PersonRequest request) => bench.Ask(station, request);

    public void Dispose()
    {
        fitter.Dispose();
        bench.Dispose();
    }
}
