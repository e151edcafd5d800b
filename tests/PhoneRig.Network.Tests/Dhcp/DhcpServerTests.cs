using System.Net;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Dhcp;

public sealed class DhcpServerTests
{
    private const string Other = "00:1b:2c:00:00:02";
    private static readonly IPEndPoint Nobody = new(IPAddress.Any, 68);
    private readonly RecordingSink sink = new();
    private DhcpServer server = Server();
    private TimeSpan now;

    internal static DhcpServerOptions Options { get; } = new()
    {
        Address = Messages.Ip("10.70.0.1"),
        Mask = Messages.Ip("255.255.255.0"),
        LeaseFrom = Messages.Ip("10.70.0.10"),
        LeaseTo = Messages.Ip("10.70.0.13"),
    };

    internal static DhcpServer Server() => new(Options);

    [SetUp]
    public void Start()
    {
        server = Server();
        sink.Clear();
        now = TimeSpan.Zero;
    }

    [Test]
    public void A_phone_gets_an_address_and_the_TFTP_server_in_every_place_it_looks()
    {
        var offer = Ask(Messages.Message(DhcpMessageType.Discover))!;
        var ack = Ask(Messages.Message(DhcpMessageType.Request, requested: "10.70.0.10", server: "10.70.0.1"))!;

        Assert.That(offer.Type, Is.EqualTo(DhcpMessageType.Offer));
        Assert.That(ack.Type, Is.EqualTo(DhcpMessageType.Ack));
        foreach (var reply in new[] { offer, ack })
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(reply.IsReply);
                Assert.That(reply.TransactionId, Is.EqualTo(0x2A2A2A2A));
                Assert.That(reply.ClientMac, Is.EqualTo(Messages.Mac));
                Assert.That($"{reply.YourAddress}", Is.EqualTo("10.70.0.10"));
                Assert.That($"{reply.ServerAddress}", Is.EqualTo("10.70.0.1"));
                Assert.That(reply.ServerName, Is.EqualTo("10.70.0.1"));
                Assert.That($"{reply.Options.FindAddress(150)}", Is.EqualTo("10.70.0.1"));
                Assert.That(reply.Options.FindText(66), Is.EqualTo("10.70.0.1"));
                Assert.That($"{reply.Options.FindAddress(3)}", Is.EqualTo("10.70.0.1"));
                Assert.That($"{reply.Options.FindAddress(1)}", Is.EqualTo("255.255.255.0"));
                Assert.That($"{reply.Options.FindAddress(54)}", Is.EqualTo("10.70.0.1"));
                Assert.That(Convert.ToHexString(reply.Options.Find(51)!.Value.Span), Is.EqualTo("00000E10"));
                Assert.That(Convert.ToHexString(reply.Options.Find(58)!.Value.Span), Is.EqualTo("00000708"));
                Assert.That(Convert.ToHexString(reply.Options.Find(59)!.Value.Span), Is.EqualTo("00000C4E"));
                Assert.That(reply.Options.Find(6), Is.Null);
            }
        }

        Assert.That(server.Leases.MacOf(Messages.Ip("10.70.0.10")), Is.EqualTo(Messages.Mac));
        Assert.That($"{server.Leases.AddressOf(Messages.Mac)}", Is.EqualTo("10.70.0.10"));
    }

    [Test]
    public void Each_message_and_answer_is_a_fact()
    {
        Bind();

        Assert.That(sink.Facts, Is.EqualTo(new NetworkSighting[]
        {
            new DhcpAsked(Messages.Mac, null, "discover", "Cisco Systems, Inc. IP Phone CP-7970G"),
            new DhcpAnswered(Messages.Mac, "10.70.0.10", "offer"),
            new DhcpAsked(Messages.Mac, "10.70.0.10", "request", "Cisco Systems, Inc. IP Phone CP-7970G"),
            new DhcpAnswered(Messages.Mac, "10.70.0.10", "ack"),
        }));
    }

    [Test]
    public void A_client_without_an_address_is_answered_by_broadcast()
    {
        Bind();

        Assert.That(sink.Sent.Select(sent => $"{sent.To}"), Is.All.EqualTo("255.255.255.255:68"));
    }

    [Test]
    public void A_client_that_renews_is_answered_at_its_address_and_need_not_repeat_its_vendor_class()
    {
        Bind();
        sink.Clear();

        var ack = Ask(Messages.Message(DhcpMessageType.Request, client: "10.70.0.10", vendor: null));

        Assert.That(ack?.Type, Is.EqualTo(DhcpMessageType.Ack));
        Assert.That($"{sink.Sent[0].To}", Is.EqualTo("10.70.0.10:68"));
    }

    [Test]
    public void Three_discovers_of_one_phone_get_one_address()
    {
        var offers = Enumerable.Range(0, 3).Select(_ => $"{Ask(Messages.Message(DhcpMessageType.Discover))!.YourAddress}");

        Assert.That(offers, Is.All.EqualTo("10.70.0.10"));
        Assert.That(server.Leases.All.Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_phone_with_another_client_identifier_is_the_same_phone()
    {
        Bind();
        var application = Messages.Message(DhcpMessageType.Discover);
        application.Options.Add(DhcpOption.ClientIdentifier, [1, 0, 0x1B, 0x2C, 0x3D, 0x4E, 0x5F]);

        var offer = Ask(application)!;

        Assert.That($"{offer.YourAddress}", Is.EqualTo("10.70.0.10"));
        Assert.That(offer.Options.Find(DhcpOption.ClientIdentifier)!.Value.Length, Is.EqualTo(7), "RFC 6842: the identifier comes back");
    }

    [Test]
    public void An_offered_address_is_kept_for_its_phone()
    {
        Ask(Messages.Message(DhcpMessageType.Discover));

        Assert.That($"{Ask(Messages.Message(DhcpMessageType.Discover, Other, requested: "10.70.0.10"))!.YourAddress}", Is.EqualTo("10.70.0.11"));
    }

    [Test]
    public void A_wanted_address_is_offered_where_it_is_free() =>
        Assert.That($"{Ask(Messages.Message(DhcpMessageType.Discover, requested: "10.70.0.12"))!.YourAddress}", Is.EqualTo("10.70.0.12"));

    [Test]
    public void A_request_to_another_server_is_met_with_silence_and_frees_the_offer()
    {
        Ask(Messages.Message(DhcpMessageType.Discover));

        var reply = Ask(Messages.Message(DhcpMessageType.Request, requested: "192.168.1.7", server: "192.168.1.1"));

        Assert.That(reply, Is.Null);
        Assert.That(server.Leases.All, Is.Empty);
        Assert.That(sink.Facts.OfType<PacketRejected>().Single().Reason, Is.EqualTo("chose another DHCP server: 192.168.1.1"));
    }

    [TestCase("192.168.1.7", TestName = "An_address_out_of_the_subnet_is_refused_by_NAK")]
    [TestCase("10.70.0.11", TestName = "An_address_of_another_phone_is_refused_by_NAK")]
    [TestCase("10.70.0.1", TestName = "The_rigs_own_address_is_refused_by_NAK")]
    public void Nak(string wanted)
    {
        Bind();
        Bind(Other, "10.70.0.11");
        sink.Clear();

        var nak = Ask(Messages.Message(DhcpMessageType.Request, requested: wanted))!;

        Assert.That(nak.Type, Is.EqualTo(DhcpMessageType.Nak));
        Assert.That($"{nak.YourAddress} {nak.ServerAddress}", Is.EqualTo("0.0.0.0 0.0.0.0"));
        Assert.That($"{sink.Sent[0].To}", Is.EqualTo("255.255.255.255:68"));
        Assert.That(sink.Facts, Does.Contain(new DhcpAnswered(Messages.Mac, wanted, "nak")));
    }

    [Test]
    public void A_renewal_of_a_wrong_address_is_refused_by_broadcast()
    {
        Ask(Messages.Message(DhcpMessageType.Request, client: "192.168.1.7"));

        Assert.That($"{sink.Sent.Single().To}", Is.EqualTo("255.255.255.255:68"));
    }

    [Test]
    public void An_address_of_the_subnet_outside_the_pool_is_nobodys_business()
    {
        Assert.That(Ask(Messages.Message(DhcpMessageType.Request, requested: "10.70.0.99")), Is.Null);
        Assert.That(Ask(Messages.Message(DhcpMessageType.Request, client: "10.70.0.99")), Is.Null);
    }

    [Test]
    public void A_rig_that_was_started_again_lets_a_phone_keep_its_address()
    {
        Assert.That(Ask(Messages.Message(DhcpMessageType.Request, client: "10.70.0.12"))?.Type, Is.EqualTo(DhcpMessageType.Ack));
        Assert.That(server.Leases.MacOf(Messages.Ip("10.70.0.12")), Is.EqualTo(Messages.Mac));
    }

    [Test]
    public void A_request_that_names_no_address_is_not_answered() =>
        Assert.That(Ask(Messages.Message(DhcpMessageType.Request)), Is.Null);

    [Test]
    public void A_phone_that_was_switched_off_and_on_keeps_its_lease_while_it_discovers()
    {
        Bind();
        now += TimeSpan.FromMinutes(5);
        Ask(Messages.Message(DhcpMessageType.Discover));

        Assert.That(server.Leases.Find(Messages.Mac)!.State, Is.EqualTo(LeaseState.Bound));
    }

    [Test]
    public void A_full_pool_is_silent_and_says_so()
    {
        for (var i = 0; i < 4; i++)
        {
            Bind($"00:1b:2c:00:01:0{i}", $"10.70.0.1{i}");
        }

        sink.Clear();

        Assert.That(Ask(Messages.Message(DhcpMessageType.Discover)), Is.Null);
        Assert.That(sink.Facts.OfType<PacketRejected>().Single().Reason, Does.StartWith("no address left between 10.70.0.10 and 10.70.0.13"));
    }

    [Test]
    public void An_address_comes_free_when_its_lease_has_run_out()
    {
        for (var i = 0; i < 4; i++)
        {
            Bind($"00:1b:2c:00:01:0{i}", $"10.70.0.1{i}");
            now += TimeSpan.FromMinutes(1);
        }

        now += TimeSpan.FromHours(1) - TimeSpan.FromMinutes(3);

        Assert.That($"{Ask(Messages.Message(DhcpMessageType.Discover))!.YourAddress}", Is.EqualTo("10.70.0.10"), "the one unused for longest");
    }

    [Test]
    public void A_declined_address_is_left_alone_for_a_while()
    {
        Bind();
        Assert.That(Ask(Messages.Message(DhcpMessageType.Decline, requested: "10.70.0.10", server: "10.70.0.1")), Is.Null);

        Assert.That($"{Ask(Messages.Message(DhcpMessageType.Discover))!.YourAddress}", Is.EqualTo("10.70.0.11"));
        Assert.That(Ask(Messages.Message(DhcpMessageType.Request, Other, requested: "10.70.0.10"))!.Type, Is.EqualTo(DhcpMessageType.Nak));
        now += TimeSpan.FromMinutes(11);
        Assert.That(Ask(Messages.Message(DhcpMessageType.Request, Other, requested: "10.70.0.10"))!.Type, Is.EqualTo(DhcpMessageType.Ack));
    }

    [Test]
    public void Nobody_declines_or_releases_what_is_anothers()
    {
        Bind();
        Ask(Messages.Message(DhcpMessageType.Decline, Other, requested: "10.70.0.10", server: "10.70.0.1"));
        Ask(Messages.Message(DhcpMessageType.Release, Other, client: "10.70.0.10", server: "10.70.0.1"));

        Assert.That(server.Leases.Find(Messages.Mac)!.State, Is.EqualTo(LeaseState.Bound));
        Assert.That(sink.Facts.OfType<PacketRejected>().Count(), Is.EqualTo(2));
    }

    [Test]
    public void A_released_address_is_free_but_goes_to_its_phone_first()
    {
        Bind();
        Assert.That(Ask(Messages.Message(DhcpMessageType.Release, client: "10.70.0.10", server: "10.70.0.1")), Is.Null);

        Assert.That($"{Ask(Messages.Message(DhcpMessageType.Discover, Other))!.YourAddress}", Is.EqualTo("10.70.0.11"));
        Assert.That($"{Ask(Messages.Message(DhcpMessageType.Discover))!.YourAddress}", Is.EqualTo("10.70.0.10"));
    }

    [Test]
    public void An_inform_gets_the_settings_but_no_lease()
    {
        var ack = Ask(Messages.Message(DhcpMessageType.Inform, client: "10.70.0.50"))!;

        Assert.That($"{ack.YourAddress}", Is.EqualTo("0.0.0.0"));
        Assert.That(ack.Options.Find(DhcpOption.LeaseTime), Is.Null);
        Assert.That($"{ack.Options.FindAddress(150)}", Is.EqualTo("10.70.0.1"));
        Assert.That($"{sink.Sent[0].To}", Is.EqualTo("10.70.0.50:68"));
        Assert.That(server.Leases.All, Is.Empty);
    }

    [TestCase("MSFT 5.0")]
    [TestCase(null)]
    public void A_PC_gets_nothing_and_is_told_of_once(string? vendor)
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.That(Ask(Messages.Message(DhcpMessageType.Discover, vendor: vendor)), Is.Null);
            now += TimeSpan.FromMinutes(5);
        }

        Assert.That(sink.Facts, Has.Count.EqualTo(1));
        Assert.That(sink.Facts[0], Is.InstanceOf<PacketRejected>());
    }

    [Test]
    public void A_configured_hardware_address_is_served_whatever_it_says_it_is()
    {
        server = new DhcpServer(Options with { KnownMacs = [Messages.Mac] });

        Assert.That(Ask(Messages.Message(DhcpMessageType.Discover, vendor: null)), Is.Not.Null);
        Assert.That(Ask(Messages.Message(DhcpMessageType.Discover, Other, vendor: null)), Is.Null);
    }

    [Test]
    public void Replies_relays_and_nonsense_are_dropped_and_told()
    {
        var discover = Messages.Message(DhcpMessageType.Discover);
        Ask(discover with { IsReply = true });
        Ask(discover with { RelayAddress = Messages.Ip("10.0.0.1") });
        Ask(discover with { HardwareType = 6 });
        Ask(discover with { Type = DhcpMessageType.Ack });
        server.Receive(now, Nobody, [1, 2, 3], sink);

        Assert.That(sink.Sent, Is.Empty);
        Assert.That(sink.Facts.Select(fact => fact.GetType()), Is.All.EqualTo(typeof(PacketRejected)));
        Assert.That(sink.Facts, Has.Count.EqualTo(5));
    }

    [Test]
    public void A_flood_of_nonsense_is_one_fact_a_minute()
    {
        for (var i = 0; i < 1000; i++)
        {
            server.Receive(TimeSpan.FromMilliseconds(i * 100), Nobody, [1, 2, 3], sink);
        }

        Assert.That(sink.Facts, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_pool_outside_the_subnet_is_refused_at_once() =>
        Assert.That(() => new DhcpServer(Options with { LeaseTo = Messages.Ip("10.71.0.20") }), Throws.ArgumentException.With.Message.Contains("10.71.0.20"));

    [Test]
    public void The_rigs_own_address_is_never_leased()
    {
        server = new DhcpServer(Options with { LeaseFrom = Messages.Ip("10.70.0.1"), LeaseTo = Messages.Ip("10.70.0.2") });

        Assert.That($"{Ask(Messages.Message(DhcpMessageType.Discover))!.YourAddress}", Is.EqualTo("10.70.0.2"));
        Assert.That(Ask(Messages.Message(DhcpMessageType.Discover, Other)), Is.Null);
    }

    private void Bind(string mac = Messages.Mac, string address = "10.70.0.10")
    {
        Ask(Messages.Message(DhcpMessageType.Discover, mac));
        Assert.That(Ask(Messages.Message(DhcpMessageType.Request, mac, requested: address, server: "10.70.0.1"))?.Type, Is.EqualTo(DhcpMessageType.Ack));
    }

    private DhcpPacket? Ask(DhcpPacket packet)
    {
        var before = sink.Sent.Count;
        server.Receive(now, Nobody, DhcpCodec.Write(packet), sink);
        if (sink.Sent.Count == before)
        {
            return null;
        }

        Assert.That(DhcpCodec.TryParse(sink.Sent[^1].Bytes, out var reply, out _), Is.True);
        return reply;
    }
}
