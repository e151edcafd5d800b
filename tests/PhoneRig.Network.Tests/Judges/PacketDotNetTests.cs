using System.Net;
using PacketDotNet;
using PacketDotNet.Utils;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Tests.Dhcp;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Judges;

/// <summary>PacketDotNet, another reader of DHCP messages, agrees with what our writer meant.</summary>
public sealed class PacketDotNetTests
{
    [Test]
    public void Another_reader_sees_the_same_offer()
    {
        var sink = new RecordingSink();
        DhcpServerTests.Server().Receive(
            TimeSpan.Zero, new IPEndPoint(IPAddress.Any, 68), DhcpCodec.Write(Messages.Message(DhcpMessageType.Discover)), sink);
        var offer = new DhcpV4Packet(new ByteArraySegment(sink.Sent.Single().Bytes), parentPacket: null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(offer.Operation, Is.EqualTo(DhcpV4Operation.BootReply));
            Assert.That(offer.MessageType, Is.EqualTo(DhcpV4MessageType.Offer));
            Assert.That(offer.Xid, Is.EqualTo(0x2A2A2A2A));
            Assert.That(offer.MagicNumber, Is.EqualTo(0x63825363));
            Assert.That($"{offer.ClientHardwareAddress}", Is.EqualTo("001B2C3D4E5F"));
            Assert.That($"{offer.YourAddress}", Is.EqualTo("10.70.0.10"));
            Assert.That($"{offer.ServerAddress}", Is.EqualTo("10.70.0.1"));
            Assert.That($"{offer.GatewayAddress}", Is.EqualTo("0.0.0.0"));
        }

        var options = offer.GetOptions().ToDictionary(option => (byte)option.OptionType, option => Convert.ToHexStringLower(option.Data));
        Assert.That(options.Keys, Is.SupersetOf(new byte[] { 1, 3, 51, 53, 54, 58, 59, 66, 150 }));
        Assert.That(options[150], Does.EndWith("0a460001"));
        Assert.That(options[51], Does.EndWith("00000e10"));
    }
}
