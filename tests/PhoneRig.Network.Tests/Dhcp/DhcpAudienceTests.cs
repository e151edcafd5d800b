using System.Collections.Immutable;
using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Dhcp;

/// <summary>Who is answered, from which subnet, and with which address of his own.</summary>
public sealed class DhcpAudienceTests
{
    private const string Pc = "00:1b:2c:00:00:99";

    private static readonly RelayedSubnet Relayed = new(Messages.Ip("255.255.255.0"), Messages.Ip("10.80.0.10"), Messages.Ip("10.80.0.11"), Messages.Ip("10.80.0.1"));
    private static readonly IPEndPoint Relay = new(Messages.Ip("10.80.0.2"), 67);
    private readonly RecordingSink sink = new();

    [SetUp]
    public void Start() => sink.Clear();

    [TestCase(DhcpAudience.Phones, true, false, true)]
    [TestCase(DhcpAudience.Listed, false, false, true)]
    [TestCase(DhcpAudience.All, true, true, true)]
    public void The_rig_answers_whom_it_is_told_to(DhcpAudience answer, bool phone, bool pc, bool listed)
    {
        var server = new DhcpServer(DhcpServerTests.Options with { Answer = answer, KnownMacs = ["00:1b:2c:00:00:77"] });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Ask(server, Messages.Message(DhcpMessageType.Discover)) is not null, Is.EqualTo(phone));
            Assert.That(Ask(server, Messages.Message(DhcpMessageType.Discover, Pc, vendor: "MSFT 5.0")) is not null, Is.EqualTo(pc));
            Assert.That(Ask(server, Messages.Message(DhcpMessageType.Discover, "00:1b:2c:00:00:77", vendor: null)) is not null, Is.EqualTo(listed));
        }
    }

    [Test]
    public void A_reserved_address_is_its_clients_alone_in_or_out_of_the_pool()
    {
        var server = Reserving((Messages.Mac, "10.70.0.10"), (Pc, "10.70.0.200"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Offered(server, "00:1b:2c:00:00:02", requested: "10.70.0.10"), Is.EqualTo("10.70.0.11"), "whoever asks for it");
            Assert.That(Offered(server, Messages.Mac, requested: "10.70.0.12"), Is.EqualTo("10.70.0.10"));
            Assert.That(Offered(server, Pc, vendor: null), Is.EqualTo("10.70.0.200"), "a reservation is a list of whom to answer, too");
            Assert.That(Ask(server, Messages.Message(DhcpMessageType.Request, Messages.Mac, requested: "10.70.0.10", server: "10.70.0.1"))!.Type, Is.EqualTo(DhcpMessageType.Ack));
            Assert.That(Ask(server, Messages.Message(DhcpMessageType.Request, Messages.Mac, requested: "10.70.0.12"))!.Type, Is.EqualTo(DhcpMessageType.Nak), "it is to come for its own");
            Assert.That(Ask(server, Messages.Message(DhcpMessageType.Request, "00:1b:2c:00:00:02", requested: "10.70.0.200"))!.Type, Is.EqualTo(DhcpMessageType.Nak));
        }
    }

    [Test]
    public void A_reserved_address_that_another_host_uses_is_told_with_what_to_do()
    {
        var server = Reserving((Messages.Mac, "10.70.0.10"));
        Ask(server, Messages.Message(DhcpMessageType.Discover));
        Ask(server, Messages.Message(DhcpMessageType.Request, requested: "10.70.0.10", server: "10.70.0.1"));
        Ask(server, Messages.Message(DhcpMessageType.Decline, requested: "10.70.0.10", server: "10.70.0.1"));
        Assert.That(sink.Facts.OfType<PacketRejected>().Last().Reason, Does.Contain("nobody gets it for 10 min").And.Contain("arping 10.70.0.10"));

        Assert.That(Ask(server, Messages.Message(DhcpMessageType.Discover)), Is.Null);
        Assert.That(sink.Facts.OfType<PacketRejected>().Last().Reason, Does.Contain("10.70.0.10, is in use by another host"));
    }

    [Test]
    public void A_reservation_in_no_subnet_is_refused_at_once() =>
        Assert.That(() => Reserving((Messages.Mac, "192.168.1.5")), Throws.ArgumentException.With.Message.Contains("192.168.1.5"));

    [Test]
    public void A_phone_behind_a_relay_gets_an_address_of_the_relays_subnet_by_way_of_the_relay()
    {
        var server = new DhcpServer(DhcpServerTests.Options with { Relayed = [Relayed] });
        var discover = Messages.Message(DhcpMessageType.Discover) with { RelayAddress = Relay.Address };
        discover.Options.Add(DhcpOption.RelayInformation, [1, 2, 0, 7]);
        var offer = Ask(server, discover, Relay)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That($"{offer.YourAddress} {offer.RelayAddress}", Is.EqualTo("10.80.0.10 10.80.0.2"));
            Assert.That($"{sink.Sent.Single().To}", Is.EqualTo("10.80.0.2:67"));
            Assert.That($"{offer.Options.FindAddress(3)} {offer.Options.FindAddress(54)}", Is.EqualTo("10.80.0.1 10.70.0.1"));
            Assert.That(offer.Options.Last().Key, Is.EqualTo(82));
            Assert.That(server.Leases.All, Is.Empty, "the rig's own subnet is not touched");
        }

        Assert.That(Ask(server, Messages.Message(DhcpMessageType.Request, requested: "10.80.0.10", server: "10.70.0.1") with { RelayAddress = Relay.Address }, Relay)!.Type, Is.EqualTo(DhcpMessageType.Ack));
        Assert.That(server.MacOf(Messages.Ip("10.80.0.10")), Is.EqualTo(Messages.Mac));

        sink.Clear();
        Assert.That(Ask(server, Messages.Message(DhcpMessageType.Request, client: "10.80.0.10"), new IPEndPoint(Messages.Ip("10.80.0.10"), 68))!.Type, Is.EqualTo(DhcpMessageType.Ack), "it renews without the relay");
        Assert.That($"{sink.Sent.Single().To}", Is.EqualTo("10.80.0.10:68"));
    }

    [Test]
    public void A_relay_broadcasts_a_refusal()
    {
        var server = new DhcpServer(DhcpServerTests.Options with { Relayed = [Relayed] });
        var nak = Ask(server, Messages.Message(DhcpMessageType.Request, requested: "10.70.0.10") with { RelayAddress = Relay.Address }, Relay)!;

        Assert.That((nak.Type, nak.Broadcast, $"{sink.Sent.Single().To}"), Is.EqualTo((DhcpMessageType.Nak, true, "10.80.0.2:67")));
    }

    [Test]
    public void An_unknown_relay_gets_nothing()
    {
        var server = new DhcpServer(DhcpServerTests.Options with { Relayed = [Relayed] });

        Assert.That(Ask(server, Messages.Message(DhcpMessageType.Discover) with { RelayAddress = Messages.Ip("10.90.0.1") }, Relay), Is.Null);
        Assert.That(sink.Facts.OfType<PacketRejected>().Single().Reason, Does.Contain("relayed by 10.90.0.1"));
    }

    [Test]
    public void A_groups_or_an_empty_hardware_address_is_no_client()
    {
        var server = new DhcpServer(DhcpServerTests.Options);

        Assert.That(Ask(server, Messages.Message(DhcpMessageType.Discover, "01:1b:2c:00:00:02")), Is.Null);
        Assert.That(Ask(server, Messages.Message(DhcpMessageType.Discover, "00:00:00:00:00:00")), Is.Null);
        Assert.That(server.Leases.All, Is.Empty);
    }

    [Test]
    public void A_flood_of_made_up_phones_does_not_fill_the_memory_of_a_wide_pool()
    {
        var server = new DhcpServer(DhcpServerTests.Options with { Mask = Messages.Ip("255.0.0.0"), LeaseFrom = Messages.Ip("10.0.0.1"), LeaseTo = Messages.Ip("10.255.255.254") });
        for (var i = 0; i < 5000; i++)
        {
            Ask(server, Messages.Message(DhcpMessageType.Discover, $"02:00:00:00:{i >> 8:x2}:{i & 0xFF:x2}"));
            sink.Clear();
        }

        Assert.That(server.Leases.All.Count(), Is.LessThanOrEqualTo(4096));
        server.Receive(TimeSpan.FromMinutes(2), new IPEndPoint(IPAddress.Any, 68), DhcpCodec.Write(Messages.Message(DhcpMessageType.Discover)), sink);
        Assert.That(sink.Sent, Has.Count.EqualTo(1), "offers that nobody took give way");
    }

    private static DhcpServer Reserving(params (string Mac, string Address)[] reserved) => new(DhcpServerTests.Options with
    {
        Reservations = reserved.ToImmutableDictionary(one => one.Mac, one => Messages.Ip(one.Address)),
    });

    private string Offered(DhcpServer server, string mac, string? requested = null, string? vendor = Messages.Vendor) =>
        $"{Ask(server, Messages.Message(DhcpMessageType.Discover, mac, requested, vendor: vendor))?.YourAddress}";

    private DhcpPacket? Ask(DhcpServer server, DhcpPacket packet, IPEndPoint? from = null)
    {
        var before = sink.Sent.Count;
        server.Receive(TimeSpan.Zero, from ?? new IPEndPoint(IPAddress.Any, 68), DhcpCodec.Write(packet), sink);
        if (sink.Sent.Count == before)
        {
            return null;
        }

        Assert.That(DhcpCodec.TryParse(sink.Sent[^1].Bytes, out var reply, out _), Is.True);
        return reply;
    }
}
