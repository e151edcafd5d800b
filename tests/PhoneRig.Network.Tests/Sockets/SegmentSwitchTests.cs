using System.Net;
using System.Net.Sockets;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Network.Tests.Sockets;

/// <summary>Every host's socket is plugged into the switch through a seam that another process may stand behind.</summary>
public sealed class SegmentSwitchContractTests : RealTimeNetworkContract
{
    private SegmentSwitch segment = null!;

    protected override INetwork Network => segment.For(Loop);

    [TearDown]
    public void TakeDown() => segment.Dispose();

    protected override void Start() => segment = new SegmentSwitch();
}

/// <summary>What is the switch's own beside the contract of every network.</summary>
public sealed class SegmentSwitchTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);
    private static readonly IPEndPoint Dhcp = new(IPAddress.Parse("10.70.0.1"), 67);

    [Test]
    public void Two_benches_on_one_computer_do_not_hear_each_other()
    {
        using var thread = new Support.LoopThread();
        using var here = new SegmentSwitch();
        using var there = new SegmentSwitch();
        using var heardHere = new Ear(thread.Loop, here);
        using var heardThere = new Ear(thread.Loop, there);
        using var phoneHere = thread.Do(() => here.For(thread.Loop).Open(new IPEndPoint(IPAddress.Any, 68), (_, _) => { }));
        using var phoneThere = thread.Do(() => there.For(thread.Loop).Open(new IPEndPoint(IPAddress.Any, 68), (_, _) => { }));
        phoneHere.Send([1], new IPEndPoint(IPAddress.Broadcast, 67));
        phoneThere.Send([2], Dhcp);

        Assert.That((heardHere.Next(), heardThere.Next()), Is.EqualTo(((byte)1, (byte)2)));
    }

    [Test]
    public void Hosts_that_were_plugged_in_by_two_processes_hear_each_other()
    {
        using var thread = new Support.LoopThread();
        using var segment = new SegmentSwitch();
        using var heard = new Ear(thread.Loop, new Relayed(segment));
        using var phone = thread.Do(() => segment.For(thread.Loop).Open(new IPEndPoint(IPAddress.Any, 68), (_, _) => { }));
        phone.Send([7], new IPEndPoint(IPAddress.Broadcast, 67));

        Assert.That(heard.Next(), Is.EqualTo(7));
    }

    [Test]
    public void The_port_of_a_process_that_died_can_be_had_again_at_once()
    {
        using var segment = new SegmentSwitch();
        segment.Plug(40001, Dhcp);

        Assert.That(() => segment.Plug(40002, Dhcp), Throws.InstanceOf<HardwareFaultException>().With.Message.Contains("10.70.0.1:67"));
        segment.Unplug(40001);
        Assert.That(segment.Plug(40002, Dhcp), Is.EqualTo(Dhcp));
        Assert.That(() => segment.Plug(40002, new IPEndPoint(IPAddress.Any, 68)), Throws.InstanceOf<HardwareFaultException>().With.Message.Contains("40002"));
    }

    [Test]
    public void A_stranger_s_datagram_reaches_nobody()
    {
        using var thread = new Support.LoopThread();
        using var segment = new SegmentSwitch();
        using var heard = new Ear(thread.Loop, segment);
        using var phone = thread.Do(() => segment.For(thread.Loop).Open(new IPEndPoint(IPAddress.Any, 68), (_, _) => { }));
        using var stranger = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var toSwitch = new IPEndPoint(IPAddress.Loopback, segment.Port);
        stranger.Send([10, 70, 0, 1, 0, 67, 1], toSwitch);
        stranger.Send([10, 70], toSwitch);
        stranger.Send([], toSwitch);
        phone.Send([2], Dhcp);

        Assert.That(heard.Next(), Is.EqualTo(2));
    }

    [Test]
    public void A_last_word_before_closing_arrives()
    {
        using var thread = new Support.LoopThread();
        using var segment = new SegmentSwitch();
        using var heard = new Ear(thread.Loop, segment);
        thread.Do(() =>
        {
            using var phone = segment.For(thread.Loop).Open(new IPEndPoint(IPAddress.Any, 68), (_, _) => { });
            phone.Send([9], Dhcp);
        });

        Assert.That(heard.Next(), Is.EqualTo(9));
    }

    /// <summary>The rig's DHCP port.</summary>
    private sealed class Ear : IDisposable
    {
        private readonly System.Collections.Concurrent.BlockingCollection<byte> heard = [];
        private readonly IDatagramPort port;

        public Ear(IEventLoop loop, ISegmentSwitch segment) =>
            port = new SwitchedNetwork(segment, loop).Open(Dhcp, (_, payload) => heard.Add(payload.Span[0]));

        public byte Next() => heard.TryTake(out var first, Bound) ? first : throw new TimeoutException("nothing was heard");

        public void Dispose()
        {
            port.Dispose();
            heard.Dispose();
        }
    }

    /// <summary>The switch as a process sees it that has to ask for everything.</summary>
    private sealed class Relayed(ISegmentSwitch segment) : ISegmentSwitch
    {
        public int Port => segment.Port;

        public IPEndPoint Plug(int socketPort, IPEndPoint host) => segment.Plug(socketPort, new IPEndPoint(host.Address, host.Port));

        public void Unplug(int socketPort) => segment.Unplug(socketPort);

        public IPEndPoint Listen(int socketPort, IPEndPoint host) => segment.Listen(socketPort, new IPEndPoint(host.Address, host.Port));

        public void Unlisten(int socketPort) => segment.Unlisten(socketPort);

        public int? Find(IPEndPoint host) => segment.Find(new IPEndPoint(host.Address, host.Port));
    }
}
