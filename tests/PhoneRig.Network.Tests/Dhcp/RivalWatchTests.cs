using System.Collections.Immutable;
using System.Net;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Dhcp;

/// <summary>The watch for other servers, beside a rig's own, in virtual time.</summary>
public sealed class RivalWatchTests
{
    private const string RivalMac = "52:54:00:12:34:56";
    private static readonly IPAddress Own = Messages.Ip("10.70.0.1");
    private readonly List<(TimeSpan At, NetworkSighting Fact)> facts = [];
    private EventLoop loop = null!;
    private TestLan lan = null!;
    private ImmutableArray<DhcpOffer> found;

    [SetUp]
    public void Start()
    {
        facts.Clear();
        found = default;
        loop = new EventLoop(new VirtualClock());
        lan = new TestLan(loop);
    }

    [Test]
    public void Where_nobody_answers_the_search_ends_after_six_seconds_with_nothing()
    {
        using var listener = Listen();
        Run(TimeSpan.FromSeconds(5.9));
        Assert.That(found.IsDefault, Is.True);
        Run(TimeSpan.FromSeconds(0.2));
        Assert.That(found, Is.Empty);
        Assert.That(facts, Is.Empty);
    }

    [Test]
    public void A_rival_is_found_with_its_hardware_address_and_what_it_tells()
    {
        using var rival = Serve("10.70.0.77");
        using var listener = Listen();
        Run(TimeSpan.FromSeconds(2));

        var offer = found.Single();
        Assert.That($"{offer.Server} {offer.Mac} {offer.Tftp}", Is.EqualTo($"10.70.0.77 {RivalMac} (10.70.0.77, option 150)"));
        Assert.That(RivalWords.Refusal(found, "write dhcp: external in the rig file"), Is.EqualTo(
            "another DHCP server answers on this segment: 10.70.0.77 (hardware address 52:54:00:12:34:56) would give a phone 10.70.0.20 and send it to the TFTP server 10.70.0.77 (option 150). "
            + "Phones would take whichever answers first. Switch it off there, or take its cable off this segment, or write dhcp: external in the rig file."));
    }

    [Test]
    public void The_rigs_own_answers_are_no_rivals()
    {
        using var own = Serve($"{Own}");
        using var listener = Listen();
        Run(TimeSpan.FromHours(1));

        Assert.That(found, Is.Empty);
        Assert.That(facts, Is.Empty);
    }

    [Test]
    public void A_rival_that_appears_later_is_one_fact_and_one_when_it_is_gone()
    {
        using var listener = Listen();
        Run(TimeSpan.FromMinutes(20));
        using (Serve("10.70.0.77"))
        {
            Run(TimeSpan.FromMinutes(30));
            Assert.That(facts.Select(fact => fact.Fact), Is.EqualTo(new[] { new RivalDhcp(RivalMac, "10.70.0.77", "10.70.0.77", "10.70.0.77") }));
            Assert.That(facts[0].At, Is.LessThan(TimeSpan.FromMinutes(26)), "at the next search");
        }

        Run(TimeSpan.FromMinutes(20));
        Assert.That(facts.Select(fact => fact.Fact).Last(), Is.EqualTo(new RivalDhcpGone(RivalMac, "10.70.0.77", "10.70.0.77")));
        Assert.That(facts, Has.Count.EqualTo(2));
    }

    [Test]
    public void What_a_rival_says_to_a_phone_is_heard_at_once()
    {
        using var listener = Listen();
        Run(TimeSpan.FromSeconds(10));
        using var rival = lan.Open(new IPEndPoint(Messages.Ip("10.70.0.77"), 67), (_, _) => { });
        for (var i = 0; i < 100; i++)
        {
            rival.Send(DhcpCodec.Write(DhcpProbeTests.Reply("10.70.0.77", Messages.Mac, DhcpMessageType.Ack)), new IPEndPoint(IPAddress.Broadcast, 68));
        }

        Run(TimeSpan.FromSeconds(2));
        Assert.That(facts.Single().Fact, Is.EqualTo(new RivalDhcp(RivalMac, "10.70.0.77", "10.70.0.77", null)));
    }

    [Test]
    public void A_phone_that_chose_another_server_gives_it_away()
    {
        using var listener = Listen();
        Run(TimeSpan.FromSeconds(10));
        var server = new DhcpServer(DhcpServerTests.Options, rival: listener.Named);
        server.Receive(
            loop.Uptime, new IPEndPoint(IPAddress.Any, 68), DhcpCodec.Write(Messages.Message(DhcpMessageType.Request, requested: "192.168.1.7", server: "192.168.1.1")), new RecordingSink());
        Run(TimeSpan.FromSeconds(2));

        Assert.That(facts.Single().Fact, Is.InstanceOf<RivalDhcp>().With.Property(nameof(RivalDhcp.Server)).EqualTo("192.168.1.1"));
    }

    [Test]
    public void Made_up_servers_do_not_flood_the_timeline()
    {
        using var listener = Listen();
        Run(TimeSpan.FromSeconds(10));
        using var rival = lan.Open(new IPEndPoint(Messages.Ip("10.70.0.77"), 67), (_, _) => { });
        for (var i = 0; i < 1000; i++)
        {
            rival.Send(DhcpCodec.Write(DhcpProbeTests.Reply($"10.9.{i >> 8}.{i & 0xFF}", Messages.Mac)), new IPEndPoint(IPAddress.Broadcast, 68));
        }

        Run(TimeSpan.FromSeconds(5));
        Assert.That(facts, Has.Count.EqualTo(16));
    }

    [TestCase("10.77.0.1       0x1         0x2         52:54:00:12:34:56     *        eth1", ExpectedResult = RivalMac)]
    [TestCase("10.77.0.1       0x1         0x0         00:00:00:00:00:00     *        eth1", ExpectedResult = null, TestName = "An_entry_that_is_not_complete_says_nothing")]
    [TestCase("10.77.0.1       0x1         0x2         52:54:00:12:34:56     *        eth0", ExpectedResult = null, TestName = "A_neighbour_on_another_interface_is_another")]
    [TestCase("10.77.0.1 what is this", ExpectedResult = null, TestName = "A_strange_line_says_nothing")]
    public string? The_systems_table_tells_hardware_addresses(string line) => Neighbours.Find(
        ["IP address       HW type     Flags       HW address            Mask     Device", line], Messages.Ip("10.77.0.1"), "eth1");

    private RivalListener Listen() => new(
        new RivalWatchOptions { Own = Own, Number = 7 }, lan, loop, _ => RivalMac, fact => facts.Add((loop.Uptime, fact)), offers => found = offers);

    /// <summary>Another server: our own machine at another address, or at the rig's.</summary>
    private SegmentServers Serve(string address)
    {
        var options = DhcpServerTests.Options with { Address = Messages.Ip(address), LeaseFrom = Messages.Ip("10.70.0.20"), LeaseTo = Messages.Ip("10.70.0.30") };
        return new SegmentServers(new SegmentServersOptions { Dhcp = options, TftpService = Core.Configuration.ServiceKind.External }, lan, loop, new TftpFileTable([]), _ => { });
    }

    private void Run(TimeSpan time)
    {
        var due = false;
        loop.Schedule(loop.Uptime + time, () => due = true);
        loop.RunUntil(() => due);
    }
}
