using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Network.Dhcp;
using PhoneRig.Simulator.Lan;

namespace PhoneRig.Hosting.Worlds;

/// <summary>
/// A simulated process of the rig in a virtual world that outlives it, as metal and phones outlive a real one: killed, its loop stops in the middle of whatever it was at, its
/// ports are closed, and the parts stay as they were put.
/// </summary>
internal sealed class RigProcess : IWorld
{
    private readonly VirtualWorld world;
    private readonly ProcessLoop loop;
    private readonly ProcessHandles handles = new();
    private readonly StationFitter fitter;
    private readonly I2cBuses buses;
    private readonly BoardRack rack;
    private readonly ProcessExecutor executor;

    /// <summary>A process that has just been started.</summary>
    /// <param name="rig">The rig.</param>
    /// <param name="world">The world that it is in.</param>
    public RigProcess(RigConfig rig, VirtualWorld world)
    {
        this.world = world;
        loop = new ProcessLoop(world.Loop);
        executor = new ProcessExecutor(loop);
        buses = new I2cBuses(world.Bench.Metal.Bus);
        rack = new BoardRack(rig.Boards, buses, () => new GpioController(world.Bench.Metal.Header));
        fitter = new StationFitter(rig, rack);
        world.LampsChanged += PassOn;
    }

    public event Action<string>? LampsChanged;

    /// <summary>True once it is gone.</summary>
    public bool Over => loop.Over;

    /// <summary>How far the controller's wall clock is ahead of the true one.</summary>
    public TimeSpan ClockAhead
    {
        get => loop.ClockAhead;
        set => loop.ClockAhead = value;
    }

    public IRunLoop Loop => loop;

    public IEventLoop NetworkLoop => loop;

    public bool MayHaveRivals { get; init; }

    public string Surroundings => world.Surroundings;

    public bool LampsOnChange => true;

    /// <summary>Ends it at once, by itself or by the kernel: nothing is put in order.</summary>
    public void Kill()
    {
        loop.End();
        world.LampsChanged -= PassOn;
        handles.Close();

        // What the kernel does with the lines and files of a process that is gone; the boards on the buses hear nothing of it.
        world.Bench.Metal.Header.Dispose();
        buses.Dispose();
    }

    public ISegment NetworkOf(Segment segment) => new ProcessSegment(world.NetworkOf(segment), handles);

    public IFrameTap FramesOf(Segment segment) => new SimulatedFrames(NetworkOf(segment));

    public ILeaseKeeper LeasesOf(Segment segment) => world.KeptLeasesOf(segment);

    public IDatagramPort OpenManagement(DatagramReceived received) => new ProcessSegment(world.Management, handles).Open(Bench.ManagementHost, received);

    public StationEdges Edges(string station, PhoneModel phone) =>
        ChangingLamps.At(fitter.Fit(station, world.Bench.Metal.ConsolePort(station) is { } port ? new ProcessSerialPort(port, handles) : null), world.Bench.Metal.Stations[station], loop);

    public IReadOnlyList<IBoardCheck> Boards() => rack.Checks();

    public IActuatorRail? Rail() => fitter.Rail();

    public IKeypad? Fingers(string station) => fitter.Fingers(station);

    public IEdgeExecutor Executor(string name) => executor;

    public void Ask(string station, PersonRequest request) => world.Ask(station, request);

    public void Dispose()
    {
        Kill();
        fitter.Dispose();
    }

    private void PassOn(string station) => LampsChanged?.Invoke(station);
}
