using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Sockets.Tftp;
using PhoneRig.Network.Tftp.Hosts;

namespace PhoneRig.Hosting.Worlds;

/// <summary>Real parts: the controller's header and buses, its serial ports and its network interface, at the clock's own speed.</summary>
internal sealed class HardwareWorld : IWorld
{
    private readonly RigConfig rig;
    private readonly RealTimeLoops loops = new(speed: 1);
    private readonly I2cBuses buses = new();
    private readonly BoardRack rack;
    private readonly StationFitter fitter;
    private readonly TftpEngine tftp;

    public HardwareWorld(RigConfig rig)
    {
        this.rig = rig;
        NetworkLoop = loops.Start("network");
        tftp = new TftpEngine(TimeProvider.System, loops.FaultOf("TFTP server"));
        rack = new BoardRack(rig.Boards, buses, () => HeaderGpio.Open());
        fitter = new StationFitter(rig, rack);
    }

    /// <summary>Never raised: the lamps are looked at all the time.</summary>
    public event Action<string>? LampsChanged
    {
        add { }
        remove { }
    }

    public IRunLoop Loop => loops.Rig;

    public IEventLoop NetworkLoop { get; }

    public bool MayHaveRivals => true;

    public string Surroundings => $"real parts; phones on {string.Join(", ", Segments.Of(rig).Select(segment => segment.Interface))}{Sites.Words(rig)}";

    public bool LampsOnChange => false;

    public ISegment NetworkOf(Segment segment) => new InterfaceSegment(NetworkLoop, segment.Interface);

    public ITftpHost TftpOf(Segment segment) => tftp.On(segment.Interface, NetworkLoop);

    public IFrameTap FramesOf(Segment segment) => new PacketSocket(NetworkLoop, segment.Interface);

    public string? HardwareOf(Segment segment, IPAddress host) => Neighbours.MacOf(host, segment.Interface);

    public IDatagramPort OpenManagement(DatagramReceived received) => new UdpNetwork(NetworkLoop).Open(new IPEndPoint(IPAddress.Any, 0), received);

    public StationEdges Edges(string station, PhoneModel phone) => fitter.Fit(
        station,
        rig.Stations[station].Console is { } console ? fitter.Console(console.Port, console.Driver, phone.Console.Baud) : null);

    public IReadOnlyList<IBoardCheck> Boards() => rack.Checks();

    public IReadOnlyList<string> StuckPorts => fitter.StuckPorts;

    public IActuatorRail? Rail() => fitter.Rail();

    public StationPanel Panel(string station) => fitter.Panel(station);

    public ISignal? Buzzer() => fitter.Buzzer();

    public IUps? Ups() => fitter.Ups();

    public IKeypad? Fingers(string station) => fitter.Fingers(station);

    public IEdgeExecutor Executor(string name) => loops.Executor(name);

    /// <summary>A real person reads the screen.</summary>
    public void Ask(string station, PersonRequest request)
    {
    }

    public void Dispose()
    {
        tftp.Dispose();
        loops.Dispose();
        fitter.Dispose();
        rack.Dispose();
        buses.Dispose();
    }
}
