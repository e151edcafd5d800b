using System.Net;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Dhcp;

/// <summary>The search for servers, as a machine.</summary>
public sealed class DhcpProbeTests
{
    private static readonly DhcpProbeOptions Options = new() { Mac = DhcpProbeOptions.ThrowAwayMac(0x0A46_0001), Number = 7 };
    private static readonly IPEndPoint Rival = new(Messages.Ip("192.168.1.2"), 67);
    private readonly RecordingSink sink = new();

    [SetUp]
    public void Start() => sink.Clear();

    [Test]
    public void It_asks_as_a_phone_does_again_and_again_and_ends_in_time()
    {
        var probe = new DhcpProbe(Options);
        Assert.That(probe.WakeAt, Is.Null);
        probe.Start(TimeSpan.Zero, sink);
        while (probe.WakeAt is { } at)
        {
            probe.Tick(at, sink);
        }

        Assert.That(probe.Done, Is.True);
        Assert.That(probe.Offers, Is.Empty);
        Assert.That(sink.Sent.Select(sent => $"{sent.To}"), Is.EqualTo(Enumerable.Repeat("255.255.255.255:67", 3)));
        Assert.That(DhcpCodec.TryParse(sink.Sent[0].Bytes, out var discover, out _), Is.True);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(discover!.ClientMac, Is.EqualTo("02:50:52:46:00:01"));
            Assert.That(discover.Broadcast, Is.True, "its hardware address is nobody's, so a unicast would reach nobody");
            Assert.That(discover.Vendor, Does.StartWith("Cisco Systems, Inc. IP Phone"));
            Assert.That(discover.RequestedOptions.ToArray(), Is.EqualTo(new byte[] { 1, 66, 6, 3, 15, 150, 35 }));
        }
    }

    [Test]
    public void It_tells_each_server_once_and_makes_the_system_learn_where_it_is()
    {
        var probe = Started(Options);
        probe.Receive(TimeSpan.FromSeconds(1), Rival, Offer(), sink);
        probe.Receive(TimeSpan.FromSeconds(2), Rival, Offer(), sink);
        probe.Receive(TimeSpan.FromSeconds(3), new IPEndPoint(Messages.Ip("10.70.0.77"), 67), Offer("10.70.0.77"), sink);

        Assert.That(probe.Offers.Select(offer => $"{offer.Server} at {offer.Source}"), Is.EqualTo(new[] { "192.168.1.1 at 192.168.1.2", "10.70.0.77 at 10.70.0.77" }));
        Assert.That(sink.Sent.Where(sent => sent.Bytes.Length == 0).Select(sent => $"{sent.To}"), Is.EqualTo(new[] { "192.168.1.2:9", "10.70.0.77:9" }));
    }

    [Test]
    public void It_heeds_only_offers_to_itself()
    {
        var probe = Started(Options);
        probe.Receive(TimeSpan.Zero, Rival, Offer(mac: Messages.Mac), sink);
        probe.Receive(TimeSpan.Zero, Rival, Offer(type: DhcpMessageType.Ack), sink);
        probe.Receive(TimeSpan.Zero, Rival, DhcpCodec.Write(Reply("192.168.1.1", Options.Mac) with { TransactionId = 1 }), sink);
        probe.Receive(TimeSpan.Zero, Rival, [1, 2, 3], sink);

        Assert.That(probe.Offers, Is.Empty);
    }

    [Test]
    public void It_ends_early_after_an_answer_where_that_is_wanted()
    {
        var probe = Started(Options with { Settle = TimeSpan.FromSeconds(1) });
        probe.Receive(TimeSpan.FromSeconds(0.5), Rival, Offer(), sink);
        probe.Tick(TimeSpan.FromSeconds(1.5), sink);

        Assert.That(probe.Done, Is.True);
    }

    [Test]
    public void A_rigs_own_server_answers_a_search_and_neither_keeps_an_address_nor_tells_a_station_of_it()
    {
        var server = DhcpServerTests.Server();
        var probe = Started(Options);
        var answers = new RecordingSink();
        server.Receive(TimeSpan.Zero, new IPEndPoint(IPAddress.Any, 68), sink.Sent[0].Bytes, answers);
        probe.Receive(TimeSpan.Zero, new IPEndPoint(Messages.Ip("10.70.0.1"), 67), answers.Sent.Single().Bytes, sink);

        Assert.That(server.Leases.All, Is.Empty);
        Assert.That(answers.Facts, Is.Empty);
        Assert.That(probe.Offers.Single().Tftp, Is.EqualTo(("10.70.0.1", "option 150")));
    }

    [Test]
    public void A_phone_takes_its_file_server_from_option_150_then_66_then_siaddr_then_sname()
    {
        var packet = Reply("192.168.1.1", Options.Mac) with { ServerAddress = Messages.Ip("1.1.1.3"), ServerName = "tftp.example" };
        packet.Options.Add(DhcpOption.TftpServerAddress, [1, 1, 1, 1, 1, 1, 1, 9]).Add(DhcpOption.TftpServerName, "1.1.1.2\0");

        Assert.That(Read(packet), Is.EqualTo(("1.1.1.1", "option 150")));
        Assert.That(Read(Without(packet, 150)), Is.EqualTo(("1.1.1.2", "option 66")));
        Assert.That(Read(Without(packet, 150, 66)), Is.EqualTo(("1.1.1.3", "siaddr")));
        Assert.That(Read(Without(packet, 150, 66) with { ServerAddress = IPAddress.Any }), Is.EqualTo(("tftp.example", "sname")));
        Assert.That(Read(Reply("192.168.1.1", Options.Mac)), Is.Null);

        static (string, string)? Read(DhcpPacket reply) => DhcpOffer.Of(reply, reply.YourAddress).Tftp;
    }

    internal static DhcpPacket Without(DhcpPacket packet, params byte[] codes)
    {
        var options = new DhcpOptions();
        foreach (var (code, value) in packet.Options.Where(option => !codes.Contains(option.Key)))
        {
            options.Add(code, value.Span);
        }

        return packet with { Options = options };
    }

    internal static DhcpPacket Reply(string server, string mac, DhcpMessageType type = DhcpMessageType.Offer) => new()
    {
        IsReply = true,
        Type = type,
        TransactionId = 0x5052_0007,
        ClientMac = mac,
        YourAddress = Messages.Ip("192.168.1.50"),
        Options = new DhcpOptions().Add(DhcpOption.ServerIdentifier, Messages.Ip(server)),
    };

    private static byte[] Offer(string server = "192.168.1.1", string? mac = null, DhcpMessageType type = DhcpMessageType.Offer) =>
        DhcpCodec.Write(Reply(server, mac ?? Options.Mac, type));

    private DhcpProbe Started(DhcpProbeOptions options)
    {
        var probe = new DhcpProbe(options);
        probe.Start(TimeSpan.Zero, sink);
        return probe;
    }
}
