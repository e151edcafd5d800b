using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Network.Sockets;
using PhoneRig.Simulator.Bench.Remote;
using PhoneRig.Simulator.Lan;

namespace PhoneRig.Hosting.Worlds;

/// <summary>
/// A bench in a process of its own (<c>phonerig bench</c>): the same drivers as everywhere, on metal that outlives this process. Time passes as
/// fast as the bench says. If the bench dies, the rig ends with a fault.
/// </summary>
internal sealed class RemoteBenchWorld : IWorld
{
    private readonly RigConfig rig;
    private readonly RemoteBench bench;
    private readonly RealTimeLoops loops;
    private readonly I2cBuses buses;
    private readonly BoardRack rack;
    private readonly StationFitter fitter;

    private RemoteBenchWorld(RigConfig rig, string socket, Stream first)
    {
        this.rig = rig;
        Stream? greeted = first;
        bench = new RemoteBench(
            () => Interlocked.Exchange(ref greeted, null) ?? LocalSocket.Dial(socket) ?? throw new HardwareFaultException(
                $"bench at {socket}", "it does not answer any more: see why it ended, then start it again (phonerig bench)"),
            new BenchHello(BenchHello.Version, rig.Rig, Environment.ProcessId));
        loops = new RealTimeLoops(bench.Welcome.Speed);
        NetworkLoop = loops.Start("network");
        buses = new I2cBuses(bench.OpenBus);
        rack = new BoardRack(rig.Boards, buses, () => new GpioController(bench.OpenHeader()));
        fitter = new StationFitter(rig, rack);
        bench.Watch(End);
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

    public string Surroundings =>
        $"simulated phones and metal of the bench in process {bench.Welcome.Process}, its seed {bench.Welcome.Seed}, at {bench.Welcome.Speed:0.##} times the clock; "
        + $"real UDP on 127.0.0.1 and {ConsoleWords.Of(bench.Welcome.Consoles.Values)}{Sites.Words(rig)}";

    public bool LampsOnChange => false;

    /// <summary>Connects to the bench on a socket.</summary>
    /// <returns>Null where nobody listens on it.</returns>
    /// <exception cref="HardwareFaultException">The bench there refuses: another rig's, another version.</exception>
    public static RemoteBenchWorld? Connect(RigConfig rig, string socket) =>
        LocalSocket.Dial(socket) is { } connection ? new RemoteBenchWorld(rig, socket, connection) : null;

    public ISegment NetworkOf(Segment segment) => new SwitchedNetwork(new RemoteSwitch(bench, segment.Interface), NetworkLoop);

    public IFrameTap FramesOf(Segment segment) => new SimulatedFrames(NetworkOf(segment));

    public IDatagramPort OpenManagement(DatagramReceived received) =>
        new SwitchedNetwork(new RemoteSwitch(bench, BenchSegments.Management), NetworkLoop).Open(Bench.ManagementHost, received);

    public StationEdges Edges(string station, PhoneModel phone) => fitter.Fit(
        station,
        rig.Stations[station].Console is { } console && bench.Welcome.Consoles.TryGetValue(station, out var path)
            ? fitter.Console(path, console.Driver, phone.Console.Baud)
            : null);

    public IReadOnlyList<IBoardCheck> Boards() => rack.Checks();

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
        rack.Dispose();
        buses.Dispose();
        bench.Dispose();
    }

    private void End(HardwareFaultException fault) =>
        loops.Rig.Post(() => System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault));
}
