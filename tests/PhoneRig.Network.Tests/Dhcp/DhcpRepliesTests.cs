using System.Net;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Dhcp;

/// <summary>What replies hold, in which order, how long they are and where they go.</summary>
public sealed class DhcpRepliesTests
{
    private static readonly DhcpServerOptions Full = DhcpServerTests.Options with
    {
        NameServers = [Messages.Ip("10.70.0.2"), Messages.Ip("10.70.0.3")],
        DomainName = "lab.example",
        ArpCacheTimeout = TimeSpan.FromSeconds(60),
        TimeServers = [Messages.Ip("10.70.0.4")],
        BootFile = "boot.bin",
        Router = Messages.Ip("10.70.0.254"),
        TftpServer = Messages.Ip("10.70.0.5"),
    };

    private readonly RecordingSink sink = new();

    [SetUp]
    public void Start() => sink.Clear();

    [Test]
    public void Options_come_in_the_order_that_the_phone_asks_for_and_then_what_every_phone_needs() =>
        Assert.That(Codes(Full, With(DhcpOption.RequestedOptions, 1, 66, 6, 3, 15, 150, 35)), Is.EqualTo(new byte[] { 54, 51, 1, 66, 6, 3, 15, 150, 35, 58, 59 }));

    [Test]
    public void The_mask_comes_before_the_router_whatever_is_asked_for() =>
        Assert.That(Codes(Full, With(DhcpOption.RequestedOptions, 3, 1, 42)), Is.EqualTo(new byte[] { 54, 51, 1, 3, 42, 150, 66, 58, 59 }));

    [Test]
    public void What_is_asked_for_twice_or_not_there_changes_nothing() =>
        Assert.That(Codes(DhcpServerTests.Options, With(DhcpOption.RequestedOptions, 150, 150, 0, 255, 6, 53, 54, 200)), Is.EqualTo(new byte[] { 54, 51, 150, 1, 3, 66, 58, 59 }));

    [Test]
    public void Who_asks_for_nothing_in_particular_is_told_all()
    {
        var offer = Ask(Full, Messages.Message(DhcpMessageType.Discover))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(offer.Options.Select(option => option.Key), Is.EqualTo(new byte[] { 54, 51, 1, 3, 150, 66, 58, 59, 6, 42, 15, 35, 67 }));
            Assert.That(Convert.ToHexString(offer.Options.Find(6)!.Value.Span), Is.EqualTo("0A4600020A460003"));
            Assert.That(offer.Options.FindText(15), Is.EqualTo("lab.example"));
            Assert.That(Convert.ToHexString(offer.Options.Find(35)!.Value.Span), Is.EqualTo("0000003C"));
            Assert.That($"{offer.Options.FindAddress(42)}", Is.EqualTo("10.70.0.4"));
            Assert.That(offer.Options.FindText(67), Is.EqualTo("boot.bin"));
            Assert.That(offer.BootFile, Is.EqualTo("boot.bin"));
            Assert.That($"{offer.Options.FindAddress(3)}", Is.EqualTo("10.70.0.254"));
            Assert.That($"{offer.Options.FindAddress(150)} {offer.Options.FindText(66)} {offer.ServerAddress} {offer.ServerName}", Is.EqualTo("10.70.0.5 10.70.0.5 10.70.0.5 10.70.0.5"));
        }
    }

    [Test]
    public void A_reply_is_never_longer_than_the_client_takes_and_its_options_go_on_in_file_and_sname()
    {
        var discover = With(DhcpOption.RequestedOptions, 1, 3, 150, 66, 15, 6);
        discover.Options.Add(DhcpOption.ClientIdentifier, new byte[200]);
        var offer = Ask(Full with { DomainName = new string('d', 100) }, discover)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sink.Sent.Single().Bytes, Has.Length.LessThanOrEqualTo(576 - 28));
            Assert.That(sink.Sent.Single().Bytes.AsSpan(240, 6).ToArray(), Is.EqualTo(new byte[] { 53, 1, 2, 52, 1, 1 }), "the file field carries options");
            Assert.That(offer.Options.FindText(15), Has.Length.EqualTo(100));
            Assert.That(offer.Options.Find(61)!.Value.Length, Is.EqualTo(200));
            Assert.That(offer.Options.Find(59), Is.Not.Null);
            Assert.That(offer.BootFile, Is.Empty, "its text gave way");
            Assert.That(offer.ServerName, Is.EqualTo("10.70.0.5"));
        }
    }

    [TestCase(1400, 1400 - 28)]
    [TestCase(65535, 1500 - 28)]
    [TestCase(300, 576 - 28)]
    public void A_client_says_how_long_a_reply_may_be(int says, int most)
    {
        var discover = With(DhcpOption.LongestMessage, (byte)(says >> 8), (byte)(says & 0xFF));
        Assert.That(discover.LongestReply, Is.EqualTo(most));

        discover.Options.Add(DhcpOption.ClientIdentifier, new byte[250]);
        Ask(Full with { DomainName = new string('d', 250) }, discover);
        Assert.That(sink.Sent.Single().Bytes, Has.Length.LessThanOrEqualTo(most));
        Assert.That(sink.Sent.Single().Bytes.AsSpan(240).IndexOf((byte[])[52, 1]) >= 0, Is.EqualTo(most < 700), "room enough needs no other fields");
    }

    [Test]
    public void What_finds_no_room_is_left_out_and_what_a_phone_needs_is_not()
    {
        var discover = With(DhcpOption.RequestedOptions, 1, 3, 150, 66, 15, 6, 42);
        discover.Options.Add(DhcpOption.ClientIdentifier, new byte[255]).Add(DhcpOption.RelayInformation, [1, 200, .. new byte[200]]);
        var offer = Ask(Full with { DomainName = new string('d', 250) }, discover)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sink.Sent.Single().Bytes, Has.Length.LessThanOrEqualTo(576 - 28));
            Assert.That(new byte[] { 54, 51, 1, 3, 150, 66, 58, 59 }.Where(code => offer.Options.Find(code) is null), Is.Empty);
            Assert.That(offer.Options.Find(DhcpOption.RelayInformation)!.Value.Length, Is.EqualTo(202), "a relay gets its own back");
            Assert.That(offer.Options.Find(15), Is.Null);
        }
    }

    [TestCase(new byte[] { 1, 5, (byte)'G', (byte)'i', (byte)'0', (byte)'/', (byte)'7' }, "Gi0/7")]
    [TestCase(new byte[] { 2, 2, 9, 9, 1, 4, 0, 1, 0, 7 }, "0x00010007")]
    [TestCase(new byte[] { 2, 2, 9, 9 }, null)]
    [TestCase(new byte[] { 1, 0 }, null)]
    [TestCase(new byte[] { 1, 9, 0, 1 }, null)]
    [TestCase(new byte[] { 2 }, null)]
    [TestCase(new byte[] { }, null)]
    public void The_port_that_a_switch_named_is_told_as_a_rig_file_writes_it(byte[] information, string? circuit)
    {
        Ask(Full, With(DhcpOption.RelayInformation, information));

        Assert.That(sink.Facts.OfType<DhcpAsked>().Single().Circuit, Is.EqualTo(circuit));
    }

    [Test]
    public void What_a_switch_added_comes_back_as_the_last_option()
    {
        var discover = With(DhcpOption.RelayInformation, 1, 4, 0, 1, 0, 7);
        discover.Options.Add(DhcpOption.ClientIdentifier, [1, 2]);

        Assert.That(Codes(DhcpServerTests.Options, discover)[^1], Is.EqualTo(82));
    }

    [Test]
    public void An_option_of_600_bytes_goes_on_from_field_to_field_in_order()
    {
        var text = string.Concat(Enumerable.Range(0, 60).Select(i => $"{i:0000000000}"));
        var packet = Messages.Message(DhcpMessageType.Offer) with { IsReply = true, Options = new DhcpOptions().Add(DhcpOption.DomainName, text).Add(DhcpOption.BootFileName, new string('f', 100)) };
        var bytes = DhcpCodec.Write(packet, 240 + 3 + 3 + 1 + 630);

        Assert.That(DhcpCodec.TryParse(bytes, out var read, out _), Is.True);
        Assert.That(read!.Options.FindText(DhcpOption.DomainName), Is.EqualTo(text));
        Assert.That(read.Options.FindText(DhcpOption.BootFileName), Has.Length.EqualTo(100));
        Assert.That(bytes[108], Is.EqualTo(DhcpOption.BootFileName), "in the file field");
    }

    [Test]
    public void An_address_in_a_DISCOVER_does_not_aim_the_offer_at_anybody()
    {
        var offer = Ask(Full, Messages.Message(DhcpMessageType.Discover, client: "192.0.2.1"))!;

        Assert.That($"{sink.Sent.Single().To} {offer.ClientAddress}", Is.EqualTo("255.255.255.255:68 0.0.0.0"));
    }

    [Test]
    public void An_inform_of_an_address_elsewhere_is_not_answered()
    {
        Assert.That(Ask(Full, Messages.Message(DhcpMessageType.Inform, client: "192.0.2.1")), Is.Null, "answers cannot be aimed at others");
        Assert.That(Ask(Full, Messages.Message(DhcpMessageType.Inform, client: "10.70.0.40"))!.Type, Is.EqualTo(DhcpMessageType.Ack));
        Assert.That($"{sink.Sent.Single().To}", Is.EqualTo("10.70.0.40:68"));
    }

    private static DhcpPacket With(byte code, params byte[] value)
    {
        var discover = Messages.Message(DhcpMessageType.Discover);
        discover.Options.Add(code, value);
        return discover;
    }

    private byte[] Codes(DhcpServerOptions options, DhcpPacket packet) => [.. Ask(options, packet)!.Options.Select(option => option.Key)];

    private DhcpPacket? Ask(DhcpServerOptions options, DhcpPacket packet)
    {
        sink.Clear();
        new DhcpServer(options).Receive(TimeSpan.Zero, new IPEndPoint(IPAddress.Any, 68), DhcpCodec.Write(packet), sink);
        if (sink.Sent.Count == 0)
        {
            return null;
        }

        Assert.That(DhcpCodec.TryParse(sink.Sent.Single().Bytes, out var reply, out _), Is.True);
        return reply;
    }
}
