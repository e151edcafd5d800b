using System.Net;
using System.Text;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Tests.Support;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.Tests.Tftp;

/// <summary>The machine, packet by packet.</summary>
public sealed class TftpServerTests : TftpMachineTests
{
    [Test]
    public void A_file_comes_in_blocks_of_512_and_ends_with_a_short_one()
    {
        Ask("term70.default.loads");
        Assert.That(LastBlock(), Is.EqualTo((1, 512)));
        Now += TimeSpan.FromSeconds(0.5);
        Ack(1);
        Assert.That(LastBlock(), Is.EqualTo((2, 136)));
        Now += TimeSpan.FromSeconds(0.5);
        Ack(2);

        Assert.That(Sink.Facts, Is.EqualTo(new NetworkSighting[]
        {
            new TftpRequested("mac of 10.70.0.10", Phone, "term70.default.loads"),
            new TftpCompleted("mac of 10.70.0.10", Phone, "term70.default.loads", 648, TimeSpan.FromSeconds(1), Blocks: 2, Resends: 0, RoundTrip: TimeSpan.FromSeconds(0.5)),
        }));
        Assert.That(Server.Active, Is.Zero);
    }

    [Test]
    public void The_reply_comes_from_a_transfer_port()
    {
        Ask("term70.default.loads");

        Assert.That(Sink.Sent.Single().Port, Is.InRange(1, 4));
    }

    [Test]
    public void No_option_asked_means_no_OACK()
    {
        Ask("term70.default.loads");

        Assert.That(Sink.Sent.Single().Bytes[1], Is.EqualTo(3));
    }

    [Test]
    public void A_length_that_is_a_multiple_of_the_block_ends_with_an_empty_block()
    {
        Ask("exact.sbn");
        Ack(1);
        Ack(2);
        Assert.That(LastBlock(), Is.EqualTo((3, 0)));
        Assert.That(Sink.Facts.OfType<TftpCompleted>(), Is.Empty);
        Ack(3);

        Assert.That(Sink.Facts.OfType<TftpCompleted>().Single().Bytes, Is.EqualTo(1024));
    }

    [Test]
    public void An_empty_file_is_one_empty_block()
    {
        Ask("empty.sbn");
        Assert.That(LastBlock(), Is.EqualTo((1, 0)));
        Ack(1);

        Assert.That(Sink.Facts.OfType<TftpCompleted>().Single().Bytes, Is.Zero);
    }

    [Test]
    public void A_name_is_found_whatever_its_case_and_told_as_asked_and_as_it_is()
    {
        Ask("TERM70.Default.loads");
        Ack(1);
        Ack(2);

        Assert.That(Sink.Facts.OfType<TftpRequested>().Single().File, Is.EqualTo("TERM70.Default.loads"));
        Assert.That(Sink.Facts.OfType<TftpCompleted>().Single().File, Is.EqualTo("term70.default.loads"));
    }

    [Test]
    public void A_missing_file_is_refused_at_once()
    {
        Ask("CTLSEP001B2C3D4E5F.tlv");

        Assert.That(LastError(), Is.EqualTo((1, "file not found")));
        Assert.That(Sink.Facts, Is.EqualTo(new NetworkSighting[]
        {
            new TftpRequested("mac of 10.70.0.10", Phone, "CTLSEP001B2C3D4E5F.tlv"),
            new TftpRefused("mac of 10.70.0.10", Phone, "CTLSEP001B2C3D4E5F.tlv", "file not found"),
        }));
    }

    [TestCase("", 2)]
    [TestCase("/", 2)]
    [TestCase("../etc/passwd", 2)]
    [TestCase("a/../../b", 2)]
    [TestCase("//etc/passwd", 2)]
    [TestCase("..", 2)]
    [TestCase("a\\b", 2)]
    [TestCase("a\nb", 2)]
    [TestCase("United_States/g3-tones.xml", 1)]
    [TestCase("/etc/passwd", 1)]
    public void A_name_that_is_no_file_of_ours_is_an_error(string name, int code)
    {
        Ask(name);

        Assert.That(LastError().Code, Is.EqualTo(code));
        Assert.That(Sink.Facts.OfType<TftpRefused>().Single().File, Does.Not.Contain("\n"));
        Assert.That(Server.Active, Is.Zero);
    }

    [Test]
    public void An_overlong_name_is_an_error_and_a_short_fact()
    {
        Ask(new string('x', 400));

        Assert.That(LastError().Code, Is.EqualTo(2));
        Assert.That(Sink.Facts.OfType<TftpRequested>().Single().File, Has.Length.LessThan(200));
    }

    [Test]
    public void A_request_of_more_than_512_bytes_is_none()
    {
        Ask("long.sbn", "blksize", new string('0', 485) + "8");
        Assert.That(Oack(), Is.EqualTo("blksize=8"), "exactly 512 bytes");
        Ask("long.sbn", "blksize", new string('0', 486) + "8");

        Assert.That(LastError().Code, Is.EqualTo(4));
    }

    [Test]
    public void One_leading_slash_is_dropped()
    {
        Ask("/term70.default.loads");

        Assert.That(LastBlock().Block, Is.EqualTo(1));
    }

    [Test]
    public void Nothing_is_ever_written()
    {
        var write = TftpReader.Request("term70.default.loads");
        write[1] = 2;
        Receive(0, write);

        Assert.That(LastError().Code, Is.EqualTo(2));
    }

    [TestCase("mail")]
    [TestCase("")]
    [TestCase("octets")]
    public void A_mode_that_is_none_is_refused(string mode)
    {
        Receive(0, TftpReader.Request("term70.default.loads", mode));

        Assert.That(LastError(), Is.EqualTo((4, "the mode is neither octet nor netascii")));
    }

    [Test]
    public void The_mode_counts_in_any_case()
    {
        Receive(0, TftpReader.Request("term70.default.loads", "OcTeT"));

        Assert.That(LastBlock().Block, Is.EqualTo(1));
    }

    [Test]
    public void A_malformed_request_is_told_so()
    {
        Receive(0, [0, 1, (byte)'a']);

        Assert.That(LastError().Code, Is.EqualTo(4));
        Assert.That(Sink.Facts.Single(), Is.InstanceOf<PacketRejected>());
    }

    [TestCase("0004 0001")]
    [TestCase("0003 0001 41")]
    [TestCase("0005 0001 00")]
    [TestCase("00")]
    [TestCase("FFFF 0000")]
    public void Noise_at_the_well_known_port_is_not_answered(string hex)
    {
        Receive(0, Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));

        Assert.That(Sink.Sent, Is.Empty);
        Assert.That(Sink.Facts.Single(), Is.InstanceOf<PacketRejected>());
    }

    [Test]
    public void A_fault_behind_the_files_is_an_error_packet()
    {
        Server = new TftpServer(new TftpServerOptions(), new BrokenFiles(), _ => null);
        Ask("term70.default.loads");

        Assert.That(LastError(), Is.EqualTo((0, "the file cannot be read")));
        Assert.That(Sink.Facts.OfType<TftpRefused>().Single().Reason, Is.EqualTo("the file cannot be read: the card is gone"), "the client need not know more, the rig does");
    }

    [Test]
    public void A_doubled_acknowledgement_is_never_answered()
    {
        Ask("long.sbn");
        for (ushort block = 1; block <= 20; block++)
        {
            Ack(block);
            Ack(block);
        }

        Assert.That(Sink.Sent, Has.Count.EqualTo(21));
    }

    [TestCase((ushort)9)]
    [TestCase((ushort)0)]
    [TestCase((ushort)2)]
    [TestCase((ushort)65535)]
    public void An_acknowledgement_of_what_was_not_sent_is_ignored(ushort block)
    {
        Ask("long.sbn");
        Ack(block);

        Assert.That(Sink.Sent, Has.Count.EqualTo(1));
    }

    [TestCase("00")]
    [TestCase("000400")]
    public void A_cut_acknowledgement_moves_nothing(string hex)
    {
        Ask("long.sbn");
        Receive(Sink.Sent[^1].Port, Convert.FromHexString(hex));

        Assert.That(Sink.Sent, Has.Count.EqualTo(1));
        Assert.That(Sink.Facts.OfType<PacketRejected>().Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_stranger_hears_error_5_and_disturbs_nobody()
    {
        Ask("long.sbn");
        var port = Sink.Sent[^1].Port;
        Receive(port, [0, 4, 0, 1], new IPEndPoint(IPAddress.Parse("10.70.0.66"), 49152));

        Assert.That(LastError().Code, Is.EqualTo(5));
        Ack(1, port);
        Assert.That(LastBlock().Block, Is.EqualTo(2));
    }

    [Test]
    public void An_error_is_never_answered_with_an_error()
    {
        Receive(1, [0, 5, 0, 0, 0]);
        Receive(0, [0, 5, 0, 0, 0]);
        Receive(1, [0, 99]);

        Assert.That(Sink.Sent, Is.Empty);
    }

    [Test]
    public void A_phones_error_ends_its_transfer_with_the_phones_words()
    {
        Ask("long.sbn");
        Receive(Sink.Sent[^1].Port, [0, 5, 0, 3, .. Encoding.ASCII.GetBytes("Write Error"), 0]);

        Assert.That(Sink.Facts.OfType<TftpFailed>().Single().Reason, Is.EqualTo("the phone said error 3: Write Error"));
        Assert.That(Sink.Sent, Has.Count.EqualTo(1));
        Assert.That(Server.Active, Is.Zero);
    }

    [Test]
    public void A_last_acknowledgement_that_comes_twice_is_not_strange()
    {
        Ask("empty.sbn");
        Ack(1);
        Ack(1);

        Assert.That(Sink.Sent, Has.Count.EqualTo(1));
        Assert.That(Sink.Facts.OfType<PacketRejected>(), Is.Empty);
    }

    [Test]
    public void Options_are_granted_within_limits_and_in_any_case()
    {
        Ask("long.sbn", "BLKSIZE", "65464", "tSize", "0", "timeout", "3", "windowsize", "1000", "multicast", "");

        Assert.That(Oack(), Is.EqualTo("blksize=1468 tsize=100000 timeout=3 windowsize=64"));
        Ack(0);
        Assert.That(Sink.Sent, Has.Count.EqualTo(1 + 64));
        Assert.That(LastBlock(), Is.EqualTo((64, 1468)));
    }

    [TestCase("blksize", "7")]
    [TestCase("blksize", "abc")]
    [TestCase("blksize", "-1")]
    [TestCase("blksize", "65465")]
    [TestCase("blksize", "99999999999999999999")]
    [TestCase("timeout", "0")]
    [TestCase("timeout", "256")]
    [TestCase("windowsize", "0")]
    [TestCase("windowsize", "-1")]
    [TestCase("utimeout", "1000")]
    public void An_option_without_sense_is_as_if_not_asked(string name, string value)
    {
        Ask("long.sbn", name, value);

        Assert.That(LastBlock(), Is.EqualTo((1, 512)));
    }

    [Test]
    public void Of_an_option_asked_twice_the_first_counts()
    {
        Ask("long.sbn", "blksize", "1024", "blksize", "8");

        Assert.That(Oack(), Is.EqualTo("blksize=1024"));
    }

    [Test]
    public void A_window_that_lost_a_block_goes_on_from_the_gap()
    {
        Ask("long.sbn", "windowsize", "8");
        Ack(0);
        Sink.Sent.Clear();
        Ack(3, 1);

        Assert.That(Sink.Sent.Select(sent => (sent.Bytes[2] << 8) + sent.Bytes[3]), Is.EqualTo(Enumerable.Range(4, 8)));
    }

    [Test]
    public void Five_transfers_of_one_address_are_one_too_many()
    {
        for (var port = 0; port < 5; port++)
        {
            Ask("long.sbn", new IPEndPoint(IPAddress.Parse(Phone), 50000 + port));
        }

        Assert.That(Server.Active, Is.EqualTo(4));
        Assert.That(LastError(), Is.EqualTo((0, "busy: too many transfers")));
        Ask("long.sbn", new IPEndPoint(IPAddress.Parse("10.70.0.11"), 50000));
        Assert.That(Server.Active, Is.EqualTo(5));
    }

    [Test]
    public void There_is_a_limit_to_all_transfers()
    {
        Use(new TftpServerOptions { TransfersInAll = 10 });
        for (byte host = 1; host <= 11; host++)
        {
            Ask("long.sbn", new IPEndPoint(new IPAddress([10, 70, 0, host]), 50000));
        }

        Assert.That(Server.Active, Is.EqualTo(10));
        Assert.That(LastError().Code, Is.Zero);
    }

    [Test]
    public void Progress_is_told_once_a_second_at_most()
    {
        Ask("long.sbn");
        for (ushort block = 1; block <= 190; block++)
        {
            Now += TimeSpan.FromMilliseconds(20);
            Ack(block);
        }

        var progress = Sink.Facts.OfType<TftpProgress>().ToList();
        Assert.That(progress.Select(fact => fact.Bytes), Is.EqualTo(new long[] { 50 * 512, 100 * 512, 150 * 512 }));
        Assert.That(progress[0].Total, Is.EqualTo(100_000));
    }

    [Test]
    public void Block_numbers_go_on_at_zero_after_65535()
    {
        var content = Bytes(70_000 * 8);
        Files.Put(new TftpFile("huge.sbn", content));
        Ask("huge.sbn", "blksize", "8");
        var port = Sink.Sent[^1].Port;
        var received = new MemoryStream();
        Ack(0, port);
        for (var block = 1; block <= 70_001; block++)
        {
            Assert.That(LastBlock().Block, Is.EqualTo(block & 0xFFFF));
            received.Write(Sink.Sent[^1].Bytes.AsSpan(4));
            Sink.Sent.Clear();
            Ack((ushort)(block & 0xFFFF), port);
        }

        Assert.That(received.ToArray().AsSpan().SequenceEqual(content.Span));
        Assert.That(Sink.Facts.OfType<TftpCompleted>().Count(), Is.EqualTo(1));
    }

    internal static ReadOnlyMemory<byte> Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private sealed class BrokenFiles : ITftpFiles
    {
        public TftpFile? Find(IPAddress client, string name) => throw new IOException("the card is gone");
    }
}
