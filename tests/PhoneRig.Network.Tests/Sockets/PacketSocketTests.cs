using System.Collections.Concurrent;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Cdp;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Sockets;

/// <summary>Frames on a real pair of interfaces that the test makes. Needs root; what only a kernel can show.</summary>
public sealed class PacketSocketTests
{
    private static readonly string Here = $"pr{Environment.ProcessId % 100000}a";
    private static readonly string There = $"pr{Environment.ProcessId % 100000}b";

    [SetUp]
    public void MakeInterfaces()
    {
        Tool.Need("ip", "iproute2");
        if (Environment.UserName != "root" || Tool.Run("ip", "link", "add", Here, "type", "veth", "peer", "name", There).Code != 0)
        {
            Assert.Ignore("needs root, and a kernel that makes pairs of interfaces");
        }

        Tool.Run("ip", "link", "set", Here, "up");
        Tool.Run("ip", "link", "set", There, "up");
    }

    [TearDown]
    public void TakeThemAway() => Tool.Run("ip", "link", "delete", Here);

    [Test]
    public void A_CDP_frame_is_heard_whole_and_frames_of_other_kinds_are_not()
    {
        using var thread = new LoopThread();
        using var heard = new BlockingCollection<byte[]>();
        using var listening = thread.Do(() => new PacketSocket(thread.Loop, Here).Listen(frame => heard.Add(frame.ToArray())));
        using var sender = new Socket(AddressFamily.Packet, SocketType.Raw, ProtocolType.Unspecified);
        byte[] cdp =
        [
            0x01, 0x00, 0x0C, 0xCC, 0xCC, 0xCC, 0x00, 0x1B, 0x2C, 0x3D, 0x4E, 0x5F, 0, 24, 0xAA, 0xAA, 0x03, 0x00, 0x00, 0x0C, 0x20, 0x00,
            2, 180, 0, 0, 0, 1, 0, 12, .. "SEP00001"u8,
        ];
        byte[] ip = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x1B, 0x2C, 0x3D, 0x4E, 0x5F, 0x08, 0x00, .. new byte[50]];
        var to = new LinkEndPoint(There);
        sender.SendTo(ip, to);
        sender.SendTo(cdp, to);

        Assert.That(heard.TryTake(out var first, TimeSpan.FromSeconds(10)), Is.True);
        Assert.That(first!.AsSpan(0, cdp.Length).ToArray(), Is.EqualTo(cdp));
        Assert.That(CdpReader.IsCdp(first), Is.True);
        thread.Do(listening.Dispose);
    }

    [Test]
    public void An_interface_that_is_not_there_is_named()
    {
        using var thread = new LoopThread();

        Assert.That(() => new PacketSocket(thread.Loop, "nowhere9").Listen(_ => { }), Throws.InstanceOf<HardwareFaultException>().With.Message.Contains("no network interface nowhere9"));
    }

    /// <summary>A sockaddr_ll with an interface's index (packet(7)).</summary>
    private sealed class LinkEndPoint(string device) : EndPoint
    {
        public override AddressFamily AddressFamily => AddressFamily.Packet;

        public override SocketAddress Serialize()
        {
            var address = new SocketAddress(AddressFamily.Packet, 20);
            BitConverter.TryWriteBytes(address.Buffer.Span[4..], NetworkInterface.GetAllNetworkInterfaces().Single(one => one.Name == device).GetIPProperties().GetIPv4Properties().Index);
            return address;
        }
    }
}
