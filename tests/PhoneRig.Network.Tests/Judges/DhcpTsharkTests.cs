using System.Net;
using PhoneRig.Core.Loop;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Tests.Dhcp;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Judges;

/// <summary>Tshark dissects every kind of DHCP message that the rig sends, and what it is asked, and has nothing to warn of.</summary>
public sealed class DhcpTsharkTests
{
    [Test]
    public void Tshark_finds_nothing_malformed_and_nothing_to_warn_of()
    {
        Tool.Need("tshark", "tshark");
        var loop = new EventLoop(new VirtualClock());
        var lan = new TestLan(loop);
        var options = DhcpServerTests.Options with
        {
            NameServers = [Messages.Ip("10.70.0.2")],
            DomainName = new string('d', 60) + ".example",
            TimeServers = [Messages.Ip("10.70.0.3")],
            ArpCacheTimeout = TimeSpan.FromSeconds(60),
            BootFile = "boot.bin",
            Relayed = [new(Messages.Ip("255.255.255.0"), Messages.Ip("10.80.0.10"), Messages.Ip("10.80.0.20"), Messages.Ip("10.80.0.1"))],
        };
        using var servers = new SegmentServers(
            new SegmentServersOptions { Dhcp = options, TftpService = Core.Configuration.ServiceKind.External }, lan, loop, new TftpFileTable([]), _ => { });
        using var phone = lan.Open(new IPEndPoint(IPAddress.Any, 68), (_, _) => { });
        using var relay = lan.Open(new IPEndPoint(Messages.Ip("10.80.0.2"), 67), (_, _) => { });
        using var listener = new RivalListener(new RivalWatchOptions { Own = Messages.Ip("10.70.0.9"), Number = 7 }, lan, loop, _ => null, _ => { }, _ => { });
        var full = Messages.Message(DhcpMessageType.Discover);
        full.Options.Add(DhcpOption.ClientIdentifier, [0, .. new byte[200]]).Add(DhcpOption.RelayInformation, [1, 4, 0, 1, 0, 7]);
        Say(Messages.Message(DhcpMessageType.Discover));
        Say(Messages.Message(DhcpMessageType.Request, requested: "10.70.0.10", server: "10.70.0.1"));
        Say(Messages.Message(DhcpMessageType.Request, client: "10.70.0.10"));
        Say(Messages.Message(DhcpMessageType.Request, requested: "192.168.1.1"));
        Say(Messages.Message(DhcpMessageType.Inform, client: "10.70.0.10"));
        Say(full);
        relay.Send(DhcpCodec.Write(full with { RelayAddress = Messages.Ip("10.80.0.2"), Hops = 1 }), new IPEndPoint(Messages.Ip("10.70.0.1"), 67));
        Say(Messages.Message(DhcpMessageType.Decline, requested: "10.70.0.10", server: "10.70.0.1"));
        Say(Messages.Message(DhcpMessageType.Release, client: "10.70.0.11", server: "10.70.0.1"));
        var over = false;
        loop.Schedule(TimeSpan.FromSeconds(10), () => over = true);
        loop.RunUntil(() => over);

        var capture = Path.GetTempFileName();
        Capture.Write(capture, lan.Seen);
        try
        {
            var (code, told) = Tool.Run("tshark", "-n", "-r", capture, "-T", "fields", "-E", "separator=|", "-e", "_ws.col.Protocol", "-e", "_ws.col.Info", "-e", "dhcp.option.option_overload");
            Assert.That(code, Is.Zero, told);
            TestContext.Out.WriteLine(told);
            var words = new[] { "Discover", "Offer", "Request", "ACK", "NAK", "Inform", "Decline", "Release" };
            Assert.That(words.Where(word => !told.Contains($"DHCP|DHCP {word}", StringComparison.Ordinal)), Is.Empty, "every kind is in the capture");
            Assert.That(told, Does.Match(@"DHCP Offer .*\|[123]"), "and one whose options go on in other fields");

            // Severity: 0x600000 is a warning (epan/proto.h, PI_WARN).
            var (judged, wrong) = Tool.Run("tshark", "-n", "-r", capture, "-Y", "_ws.malformed || _ws.expert.severity >= 0x600000", "-V");
            Assert.That(judged, Is.Zero, wrong);
            Assert.That(wrong.Replace("Running as user \"root\" and group \"root\". This could be dangerous.", "", StringComparison.Ordinal).Trim(), Is.Empty);
        }
        finally
        {
            File.Delete(capture);
        }

        void Say(DhcpPacket packet) => phone.Send(DhcpCodec.Write(packet), new IPEndPoint(IPAddress.Broadcast, 67));
    }
}
