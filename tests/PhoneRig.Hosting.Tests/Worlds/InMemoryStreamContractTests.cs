using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Taps;
using PhoneRig.Network.Tests.Sockets;
using PhoneRig.Simulator.Lan;

namespace PhoneRig.Hosting.Tests.Worlds;

/// <summary>The LAN in memory keeps of streams what real sockets keep.</summary>
public sealed class InMemoryStreamContractTests : StreamContract
{
    private EventLoop loop = null!;
    private InMemoryLan lan = null!;

    protected override ISegment Network => lan;

    [SetUp]
    public void Start()
    {
        loop = new EventLoop(new VirtualClock());
        lan = new InMemoryLan(loop);
    }

    protected override bool RunUntil(Func<bool> done)
    {
        var late = false;
        using var end = loop.Schedule(loop.Uptime + TimeSpan.FromSeconds(10), () => late = true);
        loop.RunUntil(() => late || done());
        return done();
    }
}

/// <summary>Looking at streams changes nothing about them.</summary>
public sealed class TappedStreamContractTests : StreamContract
{
    private EventLoop loop = null!;
    private TappedNetwork network = null!;

    protected override ISegment Network => network;

    [SetUp]
    public void Start()
    {
        loop = new EventLoop(new VirtualClock());
        network = new TappedNetwork(new InMemoryLan(loop), (_, _, _) => { }, (_, _, _, _) => { });
    }

    protected override bool RunUntil(Func<bool> done)
    {
        var late = false;
        using var end = loop.Schedule(loop.Uptime + TimeSpan.FromSeconds(10), () => late = true);
        loop.RunUntil(() => late || done());
        return done();
    }
}
