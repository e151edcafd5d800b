using System.Net;
using PhoneRig.Network.Tests.Support;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.Tests.Tftp;

public sealed class TftpFuzzTests
{
    private const int Inputs = 200_000;

    [TestCase(1)]
    [TestCase(20260807)]
    public void No_bytes_make_the_codec_or_the_server_throw(int seed)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var mutator = new Mutator(seed, [
            TftpReader.Request("term70.default.loads"),
            TftpReader.Request("long.sbn", "octet", "blksize", "1024", "tsize", "0", "timeout", "4", "windowsize", "4"),
            [0, 2, (byte)'x', 0, (byte)'y', 0],
            [0, 3, 0, 1, 1, 2, 3],
            [0, 4, 0, 1],
            [0, 4, 0, 0],
            [0, 5, 0, 1, (byte)'n', (byte)'o', 0],
            [0, 6, (byte)'t', (byte)'s', (byte)'i', (byte)'z', (byte)'e', 0, (byte)'0', 0],
        ]);
        var files = new TftpFileTable([new("term70.default.loads", new byte[648]), new("long.sbn", new byte[100_000])]);
        var server = new TftpServer(new TftpServerOptions(), files, _ => null);
        var sink = new RecordingSink();
        var random = new Random(seed);
        var parsed = 0;
        for (var i = 0; i < Inputs; i++)
        {
            var bytes = mutator.Next();
            if (TftpCodec.TryParse(bytes, out var packet, out _))
            {
                parsed++;
                if (!TftpCodec.TryParse(TftpCodec.Format(packet), out var again, out _) || !again.Equals(packet))
                {
                    Assert.Fail($"input {i} does not survive a round trip: {Convert.ToHexString(bytes)}");
                }
            }

            var now = TimeSpan.FromMilliseconds(i * 10);
            server.Receive(now, random.Next(5), UdpPeer.Of(new IPEndPoint(new IPAddress([10, 70, 0, (byte)random.Next(10)]), 49152)), bytes, sink);
            server.Tick(now, sink);
            if (sink.Sent.Count > 100)
            {
                sink.Clear();
            }
        }

        Assert.That(parsed, Is.InRange(Inputs / 20, Inputs * 19 / 20));
        server.Tick(TimeSpan.FromHours(2), sink);
        server.Tick(TimeSpan.FromHours(4), sink);
        Assert.That(server.Active, Is.Zero);
        Assert.That(server.WakeAt, Is.Null, "nothing is left behind");
    }
}
