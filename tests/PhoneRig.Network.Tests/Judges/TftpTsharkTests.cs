using System.Net;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Tests.Support;
using PhoneRig.Network.Tests.Tftp;
using PhoneRig.Network.Tftp;
using PhoneRig.Network.Tftp.Hosts;

namespace PhoneRig.Network.Tests.Judges;

/// <summary>Tshark dissects whatever the TFTP server says, and finds nothing malformed and nothing to warn of; that an ERROR is an error it notes.</summary>
public sealed class TftpTsharkTests
{
    private static readonly IPEndPoint Well = new(IPAddress.Parse("10.70.0.1"), 69);

    [Test]
    public void Tshark_finds_no_fault_with_options_windows_netascii_and_errors()
    {
        Tool.Need("tshark", "tshark");
        var loop = new EventLoop(new VirtualClock());
        var lan = new TestLan(loop);
        var text = new TftpFile("text.txt", "one\ntwo\r"u8.ToArray().Concat(Enumerable.Repeat((byte)10, 600)).ToArray());
        using var listener = new LoopTftpHost(lan, loop).Listen(new TftpListening
        {
            Local = Well,
            Files = new TftpFileTable([new("long.sbn", TftpServerTests.Bytes(30_000)), text, new("empty.sbn", ReadOnlyMemory<byte>.Empty)]),
            Report = _ => { },
        });
        TftpReader[] readers = [.. Enumerable.Range(0, 5).Select(i => new TftpReader(lan, loop, new IPEndPoint(IPAddress.Parse($"10.70.0.{10 + i}"), 49152), Well))];
        readers[0].Ask("long.sbn", "BLKSIZE", "1428", "tsize", "0", "timeout", "4", "windowsize", "8", "multicast", "");
        readers[1].Ask("long.sbn");
        readers[2].Ask("empty.sbn", "tsize", "0");
        readers[3].Ask("missing");
        readers[4].Ask("../secret");
        using var hand = lan.Open(new IPEndPoint(IPAddress.Parse("10.70.0.20"), 49152), (_, _) => { });
        IDatagramPort? ascii = null;
        ascii = lan.Open(new IPEndPoint(IPAddress.Parse("10.70.0.21"), 49152), (from, bytes) =>
            ascii!.Send(bytes.Span[1] == 6 ? [0, 4, 0, 0] : [0, 4, bytes.Span[2], bytes.Span[3]], from));
        hand.Send([0, 2, (byte)'x', 0, .. "octet"u8, 0], Well);
        hand.Send(TftpReader.Request("long.sbn", "octet", "blksize", "8", "x", new string('y', 500)), Well);
        hand.Send(TftpReader.Request("long.sbn", "mail"), Well);
        hand.Send([0, 4, 0, 1], new IPEndPoint(Well.Address, 50000));
        ascii.Send(TftpReader.Request("text.txt", "netascii", "tsize", "0", "blksize", "512"), Well);
        loop.RunUntil(() => false);

        Assert.That(readers.Take(3).Select(reader => reader.Done), Is.All.True);
        var capture = Path.GetTempFileName();
        Capture.Write(capture, lan.Seen);
        var (code, told) = Tool.Run("tshark", "-n", "-r", capture, "-T", "fields", "-E", "separator=|",
            "-e", "_ws.col.Protocol", "-e", "_ws.col.Info", "-e", "_ws.malformed", "-e", "_ws.expert.severity", "-e", "_ws.expert.message");
        File.Delete(capture);
        var lines = told.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith("TFTP|", StringComparison.Ordinal)).ToList();

        Assert.That(code, Is.Zero, told);
        TestContext.Out.WriteLine(told);
        Assert.That(lines.Where(line => !line.Contains("Error Code") && line.Split('|')[^3..].Any(field => field.Length > 0)), Is.Empty, "no mark at all but at errors");
        Assert.That(told, Does.Not.Contain("Malformed Packet"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told, Does.Contain("Option Acknowledgement, blksize=1428, tsize=30000, timeout=4, windowsize=8"));
            Assert.That(told, Does.Contain("Option Acknowledgement, tsize=1210, blksize=512"), "as it goes over the wire");
            Assert.That(told, Does.Contain("Error Code, Code: File not found"));
            Assert.That(told, Does.Contain("Error Code, Code: Access violation"));
            Assert.That(told, Does.Contain("Error Code, Code: Illegal TFTP Operation"));
            Assert.That(told, Does.Contain("Error Code, Code: Unknown transfer ID"));
            Assert.That(lines, Has.Count.GreaterThan(100));
        }

        Array.ForEach(readers, reader => reader.Dispose());
    }
}
