using System.Net;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Dhcp;

/// <summary>
/// Whatever comes to ports 67 and 68, reader, server, listener and watch neither throw nor grow, send no more than the protocol needs, and go on
/// answering. PHONERIG_FUZZ and PHONERIG_SEED choose how many inputs, and which (scripts/fuzz.sh).
/// </summary>
public sealed class DhcpFuzzTests
{
    private const int AliveEvery = 10_000;

    /// <summary>The pool's four addresses and as many quarantined ones at most.</summary>
    private const int Pool = 4;

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;

    [TestCase(20260807)]
    public void No_bytes_make_the_codec_the_server_or_the_watch_throw_or_grow(int seed)
    {
        var inputs = Number("PHONERIG_FUZZ", 200_000);
        seed = Number("PHONERIG_SEED", seed);
        TestContext.Out.WriteLine($"seed {seed}, {inputs} inputs");
        var mutator = new Mutator(seed, Corpus());
        var server = new DhcpServer(DhcpServerTests.Options with { Relayed = [new(Messages.Ip("255.255.255.0"), Messages.Ip("10.80.0.10"), Messages.Ip("10.80.0.13"), Messages.Ip("10.80.0.1"))] });
        var listener = new DhcpListener(DhcpServerTests.Options);
        var watch = new RivalWatch(new RivalWatchOptions { Own = DhcpServerTests.Options.Address, Number = 7 }, _ => null);
        var sink = new RecordingSink();
        watch.Start(TimeSpan.Zero, sink);
        var (parsed, answered, longest) = (0, 0L, 0);
        for (var i = 0; i < inputs; i++)
        {
            var bytes = mutator.Next();
            var now = TimeSpan.FromMilliseconds(i);
            try
            {
                parsed += RoundTrips(bytes) ? 1 : 0;
                sink.Clear();
                server.Receive(now, new IPEndPoint(IPAddress.Any, 68), bytes, sink);
                Assert.That(sink.Sent, Has.Count.LessThanOrEqualTo(1), "one answer at most");
                if (sink.Sent is [var reply])
                {
                    answered++;
                    longest = Math.Max(longest, reply.Bytes.Length);
                    Assert.That(reply.Bytes, Has.Length.LessThanOrEqualTo(LongestAnswer(bytes)), "no longer than the client takes");
                    Assert.That(IsOfOurs(reply.To.Address), Is.True, $"answers go to {reply.To}, which is no host of ours");
                }

                listener.Receive(bytes, sink);
                sink.Clear();
                watch.Receive(now, new IPEndPoint(new IPAddress(i), 67), bytes, sink);
                watch.Tick(now, sink);
                Assert.That(sink.Sent, Has.Count.LessThanOrEqualTo(2), "a search, and a look for who is there");
            }
            catch (Exception fault) when (fault is not AssertionException)
            {
                Assert.Fail($"seed {seed}, input {i}: {fault}\n{Convert.ToHexString(bytes)}");
            }

            if (i % AliveEvery == 0)
            {
                IsAlive(server, now, $"after {i} inputs of seed {seed}");
                Assert.That(server.AllLeases.Count(), Is.LessThanOrEqualTo(2 * Pool), "no more leases than addresses");
            }
        }

        TestContext.Out.WriteLine($"{parsed} read, {answered} answered, the longest answer {longest} bytes");

        // A mutator that never hits a valid packet, or always, would prove nothing.
        Assert.That(parsed, Is.InRange(inputs / 20, inputs * 19L / 20));
        Assert.That(answered, Is.GreaterThan(inputs / 100));
    }

    private static byte[][] Corpus()
    {
        var overloaded = DhcpCodec.Write(Messages.Message(DhcpMessageType.Discover));
        overloaded[252] = DhcpOption.Overload;
        var rich = Messages.Message(DhcpMessageType.Discover);
        rich.Options
            .Add(DhcpOption.RequestedOptions, [1, 66, 6, 3, 15, 150, 35])
            .Add(DhcpOption.LongestMessage, [0x02, 0x40])
            .Add(DhcpOption.ClientIdentifier, [1, 0, 0x1B, 0x2C, 0x3D, 0x4E, 0x5F])
            .Add(DhcpOption.RelayInformation, [1, 4, 0, 1, 0, 7]);
        return
        [
            .. Enum.GetValues<DhcpMessageType>().Select(type => DhcpCodec.Write(Messages.Message(type, requested: "10.70.0.12", server: "10.70.0.1"))),
            .. Enum.GetValues<DhcpMessageType>().Select(type => DhcpCodec.Write(DhcpProbeTests.Reply("192.168.1.1", DhcpProbeOptions.ThrowAwayMac(7), type))),
            DhcpCodec.Write(Messages.Message(DhcpMessageType.Request, client: "10.70.0.10")),
            DhcpCodec.Write(rich),
            DhcpCodec.Write(rich with { RelayAddress = Messages.Ip("10.80.0.2") }),
            overloaded,
        ];
    }

    private static bool RoundTrips(byte[] bytes)
    {
        if (!DhcpCodec.TryParse(bytes, out var packet, out var rejection))
        {
            Assert.That(rejection, Is.Not.EqualTo(DhcpRejection.None));
            return false;
        }

        if (!DhcpCodec.TryParse(DhcpCodec.Write(packet), out var again, out _) || !again.Equals(packet))
        {
            Assert.Fail($"no round trip: {Convert.ToHexString(bytes)}");
        }

        return true;
    }

    private static int LongestAnswer(byte[] bytes) => DhcpCodec.TryParse(bytes, out var packet, out _) ? packet.LongestReply : 0;

    private static bool IsOfOurs(IPAddress address) =>
        address.Equals(IPAddress.Broadcast) || (address.GetAddressBytes() is [10, 70 or 80, 0, _]);

    /// <summary>A phone that the fuzz does not know still gets what it asks for, once a minute has freed what made-up ones were offered.</summary>
    private static void IsAlive(DhcpServer server, TimeSpan now, string when)
    {
        var sink = new RecordingSink();
        server.Receive(now + TimeSpan.FromHours(2), new IPEndPoint(IPAddress.Any, 68), DhcpCodec.Write(Messages.Message(DhcpMessageType.Inform, "00:1b:2c:aa:aa:aa", client: "10.70.0.200")), sink);
        Assert.That(sink.Sent, Has.Count.EqualTo(1), when);
        server.Receive(now + TimeSpan.FromHours(2), new IPEndPoint(IPAddress.Any, 68), DhcpCodec.Write(Messages.Message(DhcpMessageType.Discover, "00:1b:2c:aa:aa:aa")), sink);
        Assert.That(sink.Sent, Has.Count.EqualTo(2), when);
    }
}
