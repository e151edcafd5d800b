using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hosting.Clocks;
using PhoneRig.Hosting.Edges;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Hosting.Worlds;

/// <summary>Real parts: the controller's header and buses, its serial ports and its network interface, at the clock's own speed.</summary>
internal sealed class HardwareWorld : IWorld
{
    private readonly RigConfig rig;
    private readonly I2cBuses buses = new();
    private readonly BoardRack rack;
    private readonly StationFitter fitter;
    private readonly LoopThread networkThread;
    private readonly List<WorkerThread> workers = [];

    public HardwareWorld(RigConfig rig)
    {
        this.rig = rig;
        var time = new ScaledTime(TimeProvider.System, speed: 1);
        Loop = new EventLoop(new ScaledClock(time));
        networkThread = new LoopThread("network", new EventLoop(new ScaledClock(time)), Fail);
        Network = new UdpNetwork(networkThread.Loop, rig.Network.Interface);
        rack = new BoardRack(rig.Boards, buses, () => HeaderGpio.Open());
        fitter = new StationFitter(rig, rack);
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

    public string Surroundings => $"real parts; phones on {rig.Network.Interface}";

    public bool LampsOnChange => false;

    public StationEdges Edges(string station) => fitter.Fit(
        station,
        rig.Stations[station].Console is { } console ? fitter.Console(console.Port, console.Driver) : null);

    public IEdgeExecutor Executor(string name)
    {
        var worker = new WorkerThread(name, Loop);
        workers.Add(worker);
        return worker;
    }

    /// <summary>A real person reads the screen.</summary>
    public void Ask(string station, PersonRequest request)
    {
    }

    public void Dispose()
    {
        foreach (var worker in workers)
        {
            worker.Dispose();
        }

        networkThread.Dispose();
        rack.Dispose();
        buses.Dispose();
    }

    private void Fail(Exception fault) =>
        Loop.Post(() => throw new InvalidOperationException($"an inner part of the rig failed: {fault.Message}", fault));
}
