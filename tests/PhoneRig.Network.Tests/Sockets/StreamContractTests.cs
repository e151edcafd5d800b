using System.Net;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Sockets;

/// <summary>Turns a loop in real time on the test's own thread, with an end.</summary>
public abstract class RealTimeStreamContract : StreamContract
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

    protected override bool RunUntil(Func<bool> done)
    {
        var late = false;
        using var end = Loop.Schedule(Loop.Uptime + TimeSpan.FromSeconds(10), () => late = true);
        Loop.RunUntil(() => late || done());
        return done();
    }
}

public sealed class TcpNetworkContractTests : RealTimeStreamContract
{
    private InterfaceSegment network = null!;

    protected override ISegment Network => network;

    /// <summary>Every address of 127/8 is the computer's own.</summary>
    protected override IPAddress Host(int number) => IPAddress.Parse($"127.0.0.{number}");

    protected override void Start() => network = new InterfaceSegment(Loop);
}

public sealed class LoopbackStreamsContractTests : RealTimeStreamContract
{
    private ISegment network = null!;

    protected override ISegment Network => network;

    protected override void Start() => network = new LoopbackSegment().For(Loop);
}

public sealed class SwitchedStreamsContractTests : RealTimeStreamContract
{
    private SegmentSwitch segment = null!;
    private ISegment network = null!;

    protected override ISegment Network => network;

    [TearDown]
    public void TakeDown() => segment.Dispose();

    protected override void Start()
    {
        segment = new SegmentSwitch();
        network = segment.For(Loop);
    }
}
