using System.Globalization;
using System.Net;
using System.Text;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Tests.Support;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.Tests.Tftp;

/// <summary>Hostile input: mutated packets from many clients into running transfers. <c>scripts/fuzz.sh</c> runs many more, from PHONERIG_FUZZ and PHONERIG_SEED.</summary>
public sealed class TftpFuzzTests
{
    private const int InputsInCi = 200_000;
    private const int LivenessEvery = 10_000;

    private static readonly TftpServerOptions Options = new() { TransfersInAll = 64 };
    private static readonly ReadOnlyMemory<byte> Long = TftpServerTests.Bytes(100_000);
    private static readonly UdpPeer Good = UdpPeer.Of(new IPEndPoint(IPAddress.Parse("10.70.1.1"), 49152));

    private static readonly byte[][] Corpus =
    [
        TftpReader.Request("term70.default.loads"),
        TftpReader.Request("long.sbn", "octet", "blksize", "1024", "tsize", "0", "timeout", "4", "windowsize", "4"),
        TftpReader.Request("long.sbn", "netascii", "windowsize", "65535", "blksize", "65464"),
        TftpReader.Request("../etc/passwd", "mail", "multicast", ""),
        [0, 2, (byte)'x', 0, (byte)'y', 0],
        [0, 3, 0, 1, 1, 2, 3],
        [0, 4, 0, 1],
        [0, 4, 0, 0],
        [0, 5, 0, 1, (byte)'n', (byte)'o', 0],
        [0, 6, (byte)'t', (byte)'s', (byte)'i', (byte)'z', (byte)'e', 0, (byte)'0', 0],
    ];

    [TestCase(1)]
    [TestCase(20260807)]
    public void No_bytes_harm_the_codec_or_the_server(int seed)
    {
        seed = Environment.GetEnvironmentVariable("PHONERIG_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) ^ seed : seed;
        var inputs = Environment.GetEnvironmentVariable("PHONERIG_FUZZ") is { } many ? int.Parse(many, CultureInfo.InvariantCulture) / 2 : InputsInCi;
        TestContext.Out.WriteLine($"seed {seed}, {inputs} inputs");
        var mutator = new Mutator(seed, Corpus);
        var random = new Random(seed);
        var files = new TftpFileTable([new("term70.default.loads", new byte[648]), new("long.sbn", Long)]);
        var server = new TftpServer(Options, files, _ => null);
        var sink = new Watching();
        var (parsed, now, memory) = (0, TimeSpan.Zero, 0L);
        for (var i = 0; i < inputs; i++)
        {
            var bytes = mutator.Next();
            parsed += SurvivesRoundTrip(bytes, i) ? 1 : 0;
            now += TimeSpan.FromMilliseconds(10);
            var client = UdpPeer.Of(new IPEndPoint(new IPAddress([10, 70, 0, (byte)random.Next(200)]), 49152 + random.Next(3)));
            sink.Begin(bytes);
            try
            {
                server.Receive(now, random.Next(5), client, bytes, sink);
                sink.Check(i);
                Acknowledge(server, sink, random, now, i);
                server.Tick(now, sink);
            }
            catch (Exception fault) when (fault is not AssertionException)
            {
                Assert.Fail($"input {i}, {Convert.ToHexString(bytes)}: {fault}");
            }

            if (i % LivenessEvery == LivenessEvery - 1)
            {
                Assert.That(Fetch(server, sink, ref now).AsSpan().SequenceEqual(Long.Span), $"a good client gets its file after input {i}");
                Assert.That(server.Active, Is.LessThanOrEqualTo(Options.TransfersInAll));
                var held = GC.GetTotalMemory(forceFullCollection: i % (10 * LivenessEvery) == LivenessEvery - 1);
                memory = memory == 0 ? held : memory;
                if (i % (10 * LivenessEvery) == LivenessEvery - 1)
                {
                    Assert.That(held, Is.LessThan(memory + (8 << 20)), $"no growth up to input {i}");
                }
            }
        }

        Assert.That(parsed, Is.InRange(inputs / 20, inputs * 19 / 20));
        for (; server.WakeAt is { } at; now = at)
        {
            server.Tick(at, sink);
        }

        Assert.That(server.Active, Is.Zero, "nothing is left behind");
    }

    private static bool SurvivesRoundTrip(byte[] bytes, int input)
    {
        if (!TftpCodec.TryParse(bytes, out var packet, out _))
        {
            return false;
        }

        if (!TftpCodec.TryParse(TftpCodec.Format(packet), out var again, out _) || !again.Equals(packet))
        {
            Assert.Fail($"input {input} does not survive a round trip: {Convert.ToHexString(bytes)}");
        }

        return true;
    }

    /// <summary>Half of what the server sends is acknowledged as it should be, so that transfers get on and late packets find them in every state.</summary>
    private static void Acknowledge(TftpServer server, Watching sink, Random random, TimeSpan now, int input)
    {
        if (sink.Last is var (port, bytes, to) && bytes[1] is 3 or 6 && random.Next(2) == 0)
        {
            byte[] ack = bytes[1] == 6 ? [0, 4, 0, 0] : [0, 4, bytes[2], bytes[3]];
            sink.Begin(ack);
            server.Receive(now, port, to, ack, sink);
            sink.Check(input);
        }
    }

    private static byte[] Fetch(TftpServer server, Watching sink, ref TimeSpan now)
    {
        var got = new MemoryStream();
        byte[] said = TftpReader.Request("long.sbn");
        for (var port = 0; ;)
        {
            sink.Begin(said);
            server.Receive(now, port, Good, said, sink);
            if (sink.Last is not var (from, bytes, to) || to != Good || bytes[1] != 3)
            {
                // "busy", where hostile clients have every place: they lose theirs by their timers.
                now += TimeSpan.FromSeconds(10);
                server.Tick(now, sink);
                if (now > TimeSpan.FromDays(300))
                {
                    Assert.Fail("the server answers no more");
                }

                continue;
            }

            got.Write(bytes.AsSpan(4));
            said = [0, 4, bytes[2], bytes[3]];
            port = from;
            if (bytes.Length < 516)
            {
                sink.Begin(said);
                server.Receive(now, port, Good, said, sink);
                return got.ToArray();
            }
        }
    }

    /// <summary>Sees to it that no input gets more than its protocol's due.</summary>
    private sealed class Watching : ITftpSink
    {
        private byte[] input = [];
        private int packets;
        private int largest;

        public (int Port, byte[] Bytes, UdpPeer To)? Last { get; private set; }

        public void Begin(byte[] bytes) => (input, packets, largest, Last) = (bytes, 0, 0, null);

        public void Send(int port, ReadOnlySpan<byte> payload, UdpPeer to)
        {
            packets++;
            largest = Math.Max(largest, payload.Length);
            Last = (port, payload.ToArray(), to);
        }

        public void Report(NetworkSighting sighting)
        {
        }

        /// <summary>An acknowledgement may open a window; everything else gets one packet, and no more than a block.</summary>
        public void Check(int number)
        {
            var isAck = input is [0, 4, ..];
            var reply = Last?.Bytes ?? [];
            var due = reply is [0, 5, ..] ? 80 : reply is [0, 6, ..] ? input.Length + 32 : isAck ? 1472 : 516;
            if (packets > (isAck ? 64 : 1) || largest > due)
            {
                Assert.Fail($"input {number}, {Convert.ToHexString(input)}, gets {packets} packets of up to {largest} bytes, the last {Encoding.Latin1.GetString(reply)}");
            }
        }
    }
}
