using System.Net;
using System.Text;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Tests.Support;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.Tests.Tftp;

/// <summary>Mode netascii, held against a translation of the whole file at once.</summary>
public sealed class NetasciiTests
{
    private static readonly UdpPeer Client = UdpPeer.Of(new IPEndPoint(IPAddress.Parse("10.70.0.10"), 49152));
    private readonly RecordingSink sink = new();

    [SetUp]
    public void Start() => sink.Clear();

    [TestCase("", "")]
    [TestCase("plain", "plain")]
    [TestCase("a\nb", "a\r\nb")]
    [TestCase("a\rb", "a\r\0b")]
    [TestCase("a\r\nb\n", "a\r\0\r\nb\r\n")]
    [TestCase("\n\r\r\n", "\r\n\r\0\r\0\r\n")]
    public void Line_ends_are_translated(string file, string wire) => Assert.That(Encoding.ASCII.GetString(Fetch(Encoding.ASCII.GetBytes(file), 512, 1)), Is.EqualTo(wire));

    [TestCase(8, 1)]
    [TestCase(9, 1)]
    [TestCase(512, 1)]
    [TestCase(17, 8)]
    [TestCase(1468, 64)]
    public void Pairs_may_fall_into_two_blocks_and_windows_may_be_sent_again(int blockSize, int window)
    {
        var random = new Random(blockSize);
        var file = new byte[20_000];
        for (var i = 0; i < file.Length; i++)
        {
            file[i] = random.Next(3) switch { 0 => 10, 1 => 13, _ => (byte)random.Next(256) };
        }

        Assert.That(Fetch(file, blockSize, window, random).AsSpan().SequenceEqual(Translate(file)));
        Assert.That(sink.Facts.OfType<TftpCompleted>().Single().Bytes, Is.EqualTo(Translate(file).Length), "bytes as they went over the wire");
    }

    [Test]
    public void Tsize_is_what_the_client_will_get()
    {
        var server = Serving("a\nb\rc"u8.ToArray(), new TftpServerOptions());
        server.Receive(TimeSpan.Zero, 0, Client, TftpReader.Request("a.txt", "NetASCII", "tsize", "0"), sink);

        Assert.That(Encoding.ASCII.GetString(sink.Sent.Single().Bytes), Is.EqualTo("\0\u0006tsize\07\0"));
    }

    [Test]
    public void A_text_that_ends_with_a_full_block_is_followed_by_an_empty_one()
    {
        var text = Encoding.ASCII.GetBytes(new string('\n', 256));

        Assert.That(Fetch(text, 512, 1), Has.Length.EqualTo(512));
        Assert.That(sink.Sent.Select(sent => sent.Bytes.Length), Is.EqualTo(new[] { 516, 4 }));
    }

    [Test]
    public void What_is_too_large_to_be_read_through_first_is_refused()
    {
        var server = Serving(new byte[1001], new TftpServerOptions { MostNetascii = 1000 });
        server.Receive(TimeSpan.Zero, 0, Client, TftpReader.Request("a.txt", "netascii"), sink);

        Assert.That(sink.Facts.OfType<TftpRefused>().Single().Reason, Is.EqualTo("too large for netascii: ask for it in octet mode"));
        Assert.That(server.Active, Is.Zero);
    }

    private static byte[] Translate(byte[] file) => [.. file.SelectMany(one => one switch
    {
        10 => new byte[] { 13, 10 },
        13 => [13, 0],
        _ => [one],
    })];

    private static TftpServer Serving(byte[] file, TftpServerOptions options) => new(options, new TftpFileTable([new("a.txt", file)]), _ => null);

    /// <summary>Fetches as a client that loses the rest of a window now and then.</summary>
    private byte[] Fetch(byte[] file, int blockSize, int window, Random? loses = null)
    {
        var server = Serving(file, new TftpServerOptions());
        string[] options = blockSize == 512 && window == 1 ? [] : ["blksize", $"{blockSize}", "windowsize", $"{window}"];
        server.Receive(TimeSpan.Zero, 0, Client, TftpReader.Request("a.txt", "netascii", options), sink);
        var port = sink.Sent[^1].Port;
        if (options.Length > 0)
        {
            sink.Clear();
            Acknowledge(0);
        }

        var got = new MemoryStream();
        for (var (expected, ended, read) = (1, false, 0); !ended;)
        {
            Assert.That(sink.Sent, Has.Count.GreaterThan(read), "an answer to each acknowledgement");
            var stop = loses?.Next(2) == 0 ? loses.Next(1, window + 1) : window;
            for (; read < sink.Sent.Count && stop > 0 && !ended; stop--)
            {
                var bytes = sink.Sent[read++].Bytes;
                Assert.That((bytes[2] << 8) + bytes[3], Is.EqualTo(expected));
                got.Write(bytes.AsSpan(4));
                expected++;
                ended = bytes.Length < blockSize + 4;
            }

            read = sink.Sent.Count;
            Acknowledge(expected - 1);
        }

        return got.ToArray();

        void Acknowledge(int block) => server.Receive(TimeSpan.Zero, port, Client, [0, 4, (byte)(block >> 8), (byte)(block & 0xFF)], sink);
    }
}
