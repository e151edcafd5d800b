using System.Net;
using System.Text;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Tests.Support;
using PhoneRig.Network.Tftp;
using PhoneRig.Network.Tftp.Content;

namespace PhoneRig.Network.Tests.Tftp;

/// <summary>What nobody can make the machine do: send more than it was asked for, or keep more than it is bound to.</summary>
public sealed class TftpLimitTests
{
    private static readonly UdpPeer Phone = UdpPeer.Of(new IPEndPoint(IPAddress.Parse("10.70.0.10"), 49152));
    private static readonly byte[] Rrq = TftpReader.Request("long.sbn");
    private readonly RecordingSink sink = new();
    private readonly TftpFileTable files = new([new("long.sbn", TftpServerTests.Bytes(100_000))]);

    [SetUp]
    public void Start() => sink.Clear();

    [Test]
    public void Who_never_answers_gets_eight_packets_however_often_he_asks()
    {
        var server = Server();
        var now = TimeSpan.Zero;
        for (var i = 0; i < 100; i++)
        {
            server.Receive(now, 0, Phone, Rrq, sink);
            now += TimeSpan.FromMilliseconds(70);
            server.Tick(now, sink);
        }

        Assert.That(sink.Sent, Has.Count.EqualTo(8));
        for (; server.WakeAt is { } at; now = at)
        {
            server.Tick(at, sink);
        }

        Assert.That(sink.Sent, Has.Count.EqualTo(8));
        Assert.That(sink.Facts.OfType<TftpFailed>().Single().Reason, Is.EqualTo("timed out"));
        Assert.That(server.Active, Is.Zero);
    }

    [Test]
    public void Windows_begin_only_when_the_options_are_acknowledged()
    {
        var server = Server();
        server.Receive(TimeSpan.Zero, 0, Phone, TftpReader.Request("long.sbn", "octet", "windowsize", "64", "blksize", "1468"), sink);
        server.Tick(TimeSpan.FromSeconds(30), sink);

        Assert.That(sink.Sent.Select(sent => sent.Bytes[1]), Is.All.EqualTo(6), "an OACK is no larger than its request");
    }

    [Test]
    public void Nothing_is_said_that_is_much_longer_than_what_it_answers()
    {
        var server = Server();
        server.Receive(TimeSpan.Zero, 0, Phone, TftpReader.Request(new string('x', 128)), sink);
        server.Receive(TimeSpan.Zero, 0, Phone, [0, 1], sink);
        server.Receive(TimeSpan.Zero, 1, Phone, [0, 4, 0, 1], sink);

        Assert.That(sink.Sent.Select(sent => sent.Bytes.Length), Is.All.LessThan(64));
    }

    [Test]
    public void A_block_fits_a_packet_of_IPv6_too()
    {
        var server = Server();
        var six = UdpPeer.Of(new IPEndPoint(IPAddress.Parse("fd00::10"), 49152));
        server.Receive(TimeSpan.Zero, 0, six, TftpReader.Request("long.sbn", "octet", "blksize", "65464"), sink);

        Assert.That(Encoding.ASCII.GetString(sink.Sent.Single().Bytes), Is.EqualTo("\0\u0006blksize\01448\0"), "1500 less 40, 8 and 4");
        Assert.That(sink.Sent.Single().To, Is.EqualTo(six.EndPoint));
    }

    [Test]
    public void Transfers_that_ended_are_remembered_in_bounded_number()
    {
        var server = Server(new TftpServerOptions { TransfersInAll = 10 });
        for (var host = 0; host < 5000; host++)
        {
            var client = UdpPeer.Of(new IPEndPoint(new IPAddress([10, 1, (byte)(host / 250), (byte)(host % 250)]), 2000));
            server.Receive(TimeSpan.Zero, 0, client, Rrq, sink);
            server.Receive(TimeSpan.Zero, sink.Sent[^1].Port, client, [0, 5, 0, 0, 0], sink);
            sink.Clear();
        }

        Assert.That(server.Active, Is.Zero);
        var late = 0;
        for (var host = 0; host < 5000; host++)
        {
            var client = UdpPeer.Of(new IPEndPoint(new IPAddress([10, 1, (byte)(host / 250), (byte)(host % 250)]), 2000));
            for (var port = 1; port <= 4; port++)
            {
                server.Receive(TimeSpan.Zero, port, client, [0, 4, 0, 1], sink);
            }

            late += sink.Sent.Count == 3 ? 1 : 0;
            sink.Clear();
        }

        Assert.That(late, Is.EqualTo(10), "whose late packets are not called strange");
    }

    [Test]
    public void A_client_with_too_many_transfers_may_go_on_when_one_ends()
    {
        var server = Server(new TftpServerOptions { TransfersPerAddress = 1 });
        server.Receive(TimeSpan.Zero, 0, Phone, Rrq, sink);
        var port = sink.Sent[^1].Port;
        server.Receive(TimeSpan.Zero, 0, Phone with { Port = 50000 }, Rrq, sink);
        Assert.That(sink.Sent[^1].Bytes[1], Is.EqualTo(5));
        server.Receive(TimeSpan.Zero, port, Phone, [0, 5, 0, 0, 0], sink);
        server.Receive(TimeSpan.Zero, 0, Phone with { Port = 50000 }, Rrq, sink);

        Assert.That(sink.Sent[^1].Bytes[1], Is.EqualTo(3));
    }

    [Test]
    public void A_file_that_cannot_be_read_on_ends_its_transfer_alone()
    {
        var content = new Breaking();
        files.Put(new TftpFile("breaking.sbn", content));
        var server = Server();
        server.Receive(TimeSpan.Zero, 0, Phone, TftpReader.Request("breaking.sbn"), sink);
        var (port, other) = (sink.Sent[^1].Port, Phone with { Port = 50000 });
        server.Receive(TimeSpan.Zero, 0, other, Rrq, sink);
        var otherPort = sink.Sent[^1].Port;
        content.Broken = true;
        server.Receive(TimeSpan.Zero, port, Phone, [0, 4, 0, 1], sink);

        Assert.That(sink.Sent[^1].Bytes[1], Is.EqualTo(5));
        Assert.That(sink.Facts.OfType<TftpFailed>().Single().Reason, Is.EqualTo("the file cannot be read on: the file has become shorter"));
        Assert.That(content.Disposed, Is.EqualTo(1));
        server.Receive(TimeSpan.Zero, otherPort, other, [0, 4, 0, 1], sink);
        Assert.That(sink.Sent[^1].Bytes[1], Is.EqualTo(3));
    }

    [Test]
    public void A_file_that_cannot_be_read_at_all_is_refused()
    {
        files.Put(new TftpFile("breaking.sbn", new Breaking { Broken = true }));
        var server = Server();
        server.Receive(TimeSpan.Zero, 0, Phone, TftpReader.Request("breaking.sbn"), sink);

        Assert.That(sink.Sent.Single().Bytes[1], Is.EqualTo(5));
        Assert.That(sink.Facts.OfType<TftpRefused>().Single().Reason, Is.EqualTo("the file cannot be read: the file has become shorter"));
        Assert.That(server.Active, Is.Zero);
        Assert.That(server.WakeAt, Is.Null);
    }

    [TestCase("octet", "completed")]
    [TestCase("octet", "error")]
    [TestCase("octet", "timeout")]
    [TestCase("octet", "replaced")]
    [TestCase("netascii", "error")]
    public void Every_file_is_given_back_once(string mode, string ending)
    {
        var content = new Breaking();
        files.Put(new TftpFile("breaking.sbn", content));
        var server = Server();
        server.Receive(TimeSpan.Zero, 0, Phone, TftpReader.Request("breaking.sbn", mode), sink);
        var port = sink.Sent[^1].Port;
        switch (ending)
        {
            case "completed":
                server.Receive(TimeSpan.Zero, port, Phone, [0, 4, 0, 1], sink);
                server.Receive(TimeSpan.Zero, port, Phone, [0, 4, 0, 2], sink);
                break;
            case "error":
                server.Receive(TimeSpan.Zero, port, Phone, [0, 5, 0, 0, 0], sink);
                break;
            case "replaced":
                server.Receive(TimeSpan.Zero, 0, Phone, Rrq, sink);
                break;
        }

        server.Tick(TimeSpan.FromHours(1), sink);
        server.Tick(TimeSpan.FromHours(2), sink);
        Assert.That(content.Disposed, Is.EqualTo(1));
    }

    [Test]
    public void No_packet_of_a_transfer_allocates()
    {
        files.Put(new TftpFile("huge.sbn", new byte[40_000 * 512]));
        var quiet = new CountingSink();
        var server = new TftpServer(new TftpServerOptions { ProgressEvery = TimeSpan.MaxValue }, files, _ => null);
        server.Receive(TimeSpan.Zero, 0, Phone, TftpReader.Request("huge.sbn"), quiet);
        byte[] ack = [0, 4, 0, 0];
        Acknowledge(1, 10_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Acknowledge(10_001, 40_000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(quiet.Sent, Is.EqualTo(40_001));
        Assert.That(allocated, Is.Zero, "bytes for 30,000 acknowledgements, answers and ticks");

        void Acknowledge(int from, int to)
        {
            for (var block = from; block <= to; block++)
            {
                var now = TimeSpan.FromMilliseconds(block);
                (ack[2], ack[3]) = ((byte)((block >> 8) & 0xFF), (byte)(block & 0xFF));
                server.Receive(now, quiet.Port, Phone, ack, quiet);
                server.Tick(now, quiet);
            }
        }
    }

    private TftpServer Server(TftpServerOptions? options = null) => new(options ?? new TftpServerOptions(), files, _ => null);

    private sealed class CountingSink : ITftpSink
    {
        public int Sent { get; private set; }

        public int Port { get; private set; }

        public void Send(int port, ReadOnlySpan<byte> payload, UdpPeer to) => (Sent, Port) = (Sent + 1, port);

        public void Report(NetworkSighting sighting)
        {
        }
    }

    private sealed class Breaking : ITftpContent
    {
        public bool Broken { get; set; }

        public int Disposed { get; private set; }

        public long Length => 700;

        public void Read(long offset, Span<byte> into)
        {
            if (Broken)
            {
                throw new IOException("the file has become shorter");
            }

            into.Fill(7);
        }

        public void Dispose() => Disposed++;
    }
}
