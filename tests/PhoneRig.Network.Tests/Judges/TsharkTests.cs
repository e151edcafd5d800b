using System.Net;
using PhoneRig.Core.Loop;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Tests.Dhcp;
using PhoneRig.Network.Tests.Support;
using PhoneRig.Network.Tests.Tftp;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.Tests.Judges;

/// <summary>Tshark dissects what the servers said in virtual time and finds nothing wrong with it.</summary>
public sealed class TsharkTests
{
    [Test]
    public void Tshark_understands_every_packet()
    {
        Tool.Need("tshark", "tshark");
        var loop = new EventLoop(new VirtualClock());
        var lan = new TestLan(loop);
        var files = new TftpFileTable([new TftpFile("term70.default.loads", TftpServerTests.Bytes(648))]);
        using var servers = new SegmentServers(new SegmentServersOptions { Dhcp = DhcpServerTests.Options }, lan, loop, files, _ => { });
        using var dhcp = lan.Open(new IPEndPoint(IPAddress.Any, 68), (_, _) => { });
        Say(Messages.Message(DhcpMessageType.Discover));
        Say(Messages.Message(DhcpMessageType.Request, requested: "10.70.0.10", server: "10.70.0.1"));
        Say(Messages.Message(DhcpMessageType.Request, requested: "192.168.1.1"));
        Say(Messages.Message(DhcpMessageType.Inform, client: "10.70.0.10"));
        var well = new IPEndPoint(IPAddress.Parse("10.70.0.1"), 69);
        TftpReader[] phones = [.. Enumerable.Range(0, 3).Select(i => new TftpReader(lan, loop, new IPEndPoint(IPAddress.Parse("10.70.0.10"), 49152 + i), well))];
        phones[0].Ask("term70.default.loads");
        phones[1].Ask("term70.default.loads", "blksize", "1428", "tsize", "0", "timeout", "4", "windowsize", "4");
        phones[2].Ask("CTLSEP001B2C3D4E5F.tlv");
        Assert.That(loop.RunUntil(() => phones[0].Done && phones[1].Done && phones[2].Failure is not null), Is.True);

        var capture = Path.GetTempFileName();
        Capture.Write(capture, lan.Seen);
        var (code, told) = Tool.Run("tshark", "-n", "-r", capture, "-T", "fields", "-E", "separator=|",
            "-e", "_ws.col.Protocol", "-e", "_ws.col.Info", "-e", "dhcp.ip.server", "-e", "dhcp.server", "-e", "_ws.malformed", "-e", "_ws.expert.message");
        File.Delete(capture);
        TestContext.Out.WriteLine(told);

        Assert.That(code, Is.Zero, told);
        Assert.That(told, Does.Not.Contain("alformed"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told, Does.Contain("DHCP|DHCP Offer").And.Contain("DHCP|DHCP ACK").And.Contain("DHCP|DHCP NAK"));
            Assert.That(told, Does.Contain("|10.70.0.1|10.70.0.1|"), "siaddr and sname");
            Assert.That(told, Does.Contain("Data Packet, Block: 2 (last)"));
            Assert.That(told, Does.Contain("Option Acknowledgement, blksize=1428, tsize=648, timeout=4, windowsize=4"));
            Assert.That(told, Does.Contain("Error Code, Code: File not found, Message: file not found"));
        }

        Array.ForEach(phones, phone => phone.Dispose());

        void Say(DhcpPacket packet) => dhcp.Send(DhcpCodec.Write(packet), new IPEndPoint(IPAddress.Broadcast, 67));
    }
}
