using System.Net;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Sockets;

/// <summary>Turns a loop in real time on the test's own thread, with an end.</summary>
public abstract class RealTimeNetworkContract : NetworkContract
{
    private RealClock clock = null!;

    private protected EventLoop Loop { get; private set; } = null!;

    [SetUp]
    public void StartLoop()
    {
        clock = new RealClock();
        Loop = new EventLoop(clock);
        Start();
    }

    [TearDown]
    public void StopLoop() => clock.Dispose();

    protected abstract void Start();

    protected override void OnLoop(Action work) => work();

    protected override bool RunUntil(Func<bool> done)
    {
        var late = false;
        using var end = Loop.Schedule(Loop.Uptime + TimeSpan.FromSeconds(5), () => late = true);
        Loop.RunUntil(() => late || done());
        return done();
    }
}

public sealed class UdpNetworkContractTests : RealTimeNetworkContract
{
    private UdpNetwork network = null!;

    protected override INetwork Network => network;

    protected override bool HasHosts => false;

    protected override IPAddress Host(int number) => IPAddress.Loopback;

    protected override void Start() => network = new UdpNetwork(Loop);
}

public sealed class LoopbackSegmentContractTests : RealTimeNetworkContract
{
    private INetwork network = null!;

    protected override INetwork Network => network;

    protected override void Start() => network = new LoopbackSegment().For(Loop);
}
