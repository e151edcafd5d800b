using System.Net;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Dhcp;

public sealed class DhcpFuzzTests
{
    private const int Inputs = 200_000;

    [TestCase(1)]
    [TestCase(20260807)]
    public void No_bytes_make_the_codec_or_the_server_throw(int seed)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var overloaded = DhcpCodec.Write(Messages.Message(DhcpMessageType.Discover));
        overloaded[252] = DhcpOption.Overload;
        var mutator = new Mutator(seed, [
            .. Enum.GetValues<DhcpMessageType>().Select(type => DhcpCodec.Write(Messages.Message(type, requested: "10.70.0.12", server: "10.70.0.1"))),
            DhcpCodec.Write(Messages.Message(DhcpMessageType.Request, client: "10.70.0.10")),
            overloaded,
        ]);
        var server = DhcpServerTests.Server();
        var sink = new RecordingSink();
        var parsed = 0;
        for (var i = 0; i < Inputs; i++)
        {
            var bytes = mutator.Next();
            if (DhcpCodec.TryParse(bytes, out var packet, out var rejection))
            {
                parsed++;
                Assert.That(rejection, Is.EqualTo(DhcpRejection.None));
                if (!DhcpCodec.TryParse(DhcpCodec.Write(packet), out var again, out _) || !again.Equals(packet))
                {
                    Assert.Fail($"input {i} does not survive a round trip: {Convert.ToHexString(bytes)}");
                }
            }

            server.Receive(TimeSpan.FromMilliseconds(i), new IPEndPoint(IPAddress.Any, 68), bytes, sink);
            if (sink.Sent.Count > 100)
            {
                sink.Clear();
            }
        }

        // A mutator that never hits a valid packet, or always, would prove nothing.
        Assert.That(parsed, Is.InRange(Inputs / 20, Inputs * 19 / 20));
    }
}
