using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Tests.Sockets;
using PhoneRig.Simulator.Lan;

namespace PhoneRig.Hosting.Tests.Worlds;

/// <summary>The LAN in memory keeps what real sockets keep, so that virtual time proves something about real time.</summary>
public sealed class InMemoryLanContractTests : NetworkContract
{
    private EventLoop loop = null!;
    private InMemoryLan lan = null!;

    protected override INetwork Network => lan;

    [SetUp]
    public void Start()
    {
        loop = new EventLoop(new VirtualClock());
        lan = new InMemoryLan(loop);
    }

    protected override void OnLoop(Action work) => work();

    protected override bool RunUntil(Func<bool> done) => loop.RunUntil(done);
}
