using PhoneRig.Network.Tests.Support;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.Tests.Tftp;

public sealed class TftpCodecTests
{
    private static readonly TftpPacket[] Packets =
    [
        new TftpRequest(IsWrite: false, "term70.default.loads", "octet", []),
        new TftpRequest(IsWrite: true, "x", "netascii", [new("blksize", "1428"), new("TSIZE", "0")]),
        new TftpData(65535, new byte[] { 1, 2, 3 }),
        new TftpData(1, ReadOnlyMemory<byte>.Empty),
        new TftpAck(258),
        new TftpError(TftpErrorCode.FileNotFound, "file not found"),
        new TftpError((TftpErrorCode)99, ""),
        new TftpOptionAck([new("tsize", "8330000")]),
    ];

    [TestCaseSource(nameof(Packets))]
    public void A_written_packet_reads_back_the_same(TftpPacket packet)
    {
        Assert.That(TftpCodec.TryParse(TftpCodec.Format(packet), out var read, out var rejection), Is.True);
        Assert.That(rejection, Is.EqualTo(TftpRejection.None));
        Assert.That(read, Is.EqualTo(packet));
    }

    [Test]
    public void A_request_lies_as_RFC_1350_says() =>
        Assert.That(TftpCodec.Format(Packets[0]), Is.EqualTo(TftpReader.Request("term70.default.loads")));

    [Test]
    public void A_data_packet_written_in_place_is_the_same_packet()
    {
        byte[] buffer = [0, 0, 0, 0, 7, 8];
        TftpCodec.FormatDataHeader(buffer, 513);

        Assert.That(buffer, Is.EqualTo(TftpCodec.Format(new TftpData(513, new byte[] { 7, 8 }))));
    }

    [TestCase("00040102", 258)]
    [TestCase("0004FFFF00", 65535)]
    [TestCase("000401", null)]
    [TestCase("00030102", null)]
    [TestCase("", null)]
    public void An_acknowledgement_read_in_place_is_the_same_packet(string hex, int? block)
    {
        var found = TftpCodec.TryParseAck(Convert.FromHexString(hex), out var read);

        Assert.That(found ? read : (int?)null, Is.EqualTo(block));
        Assert.That(TftpCodec.TryParse(Convert.FromHexString(hex), out var packet, out _) && packet is TftpAck, Is.EqualTo(found));
    }

    [TestCase("", TftpRejection.TooShort)]
    [TestCase("00", TftpRejection.TooShort)]
    [TestCase("000400", TftpRejection.TooShort)]
    [TestCase("0005", TftpRejection.TooShort)]
    [TestCase("00070001", TftpRejection.UnknownOperation)]
    [TestCase("0001", TftpRejection.TextNotTerminated)]
    [TestCase("000161", TftpRejection.TextNotTerminated)]
    [TestCase("0001610062", TftpRejection.TextNotTerminated)]
    [TestCase("00016100620063", TftpRejection.TextNotTerminated)]
    [TestCase("0001610062006300", TftpRejection.OptionWithoutValue)]
    [TestCase("000161006200630064", TftpRejection.TextNotTerminated)]
    public void What_is_no_packet_is_refused_with_its_reason(string hex, TftpRejection reason)
    {
        Assert.That(TftpCodec.TryParse(Convert.FromHexString(hex), out var packet, out var rejection), Is.False);
        Assert.That(packet, Is.Null);
        Assert.That(rejection, Is.EqualTo(reason));
    }

    [Test]
    public void The_text_of_an_error_may_miss_its_NUL()
    {
        Assert.That(TftpCodec.TryParse([0, 5, 0, 1, (byte)'n', (byte)'o'], out var packet, out _), Is.True);
        Assert.That(packet, Is.EqualTo(new TftpError(TftpErrorCode.FileNotFound, "no")));
    }
}
