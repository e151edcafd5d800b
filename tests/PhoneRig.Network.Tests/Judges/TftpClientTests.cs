using System.Collections.Concurrent;
using System.Net;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Sockets.Tftp;
using PhoneRig.Network.Tests.Support;
using PhoneRig.Network.Tests.Tftp;

namespace PhoneRig.Network.Tests.Judges;

/// <summary>Other people's TFTP clients, over real sockets.</summary>
public sealed class TftpClientTests
{
    private const string File = "jar70sccp.9-4-2.sbn";
    private static readonly ReadOnlyMemory<byte> Content = TftpServerTests.Bytes(600_000);
    private readonly ConcurrentQueue<NetworkSighting> facts = [];
    private LoopThread thread = null!;
    private SegmentServers servers = null!;
    private TftpEngine engine = null!;
    private string output = "";

    [SetUp]
    public void Start()
    {
        facts.Clear();
        thread = new LoopThread();
        output = Path.GetTempFileName();
        var options = new SegmentServersOptions
        {
            Dhcp = new DhcpServerOptions
            {
                Address = IPAddress.Loopback,
                Mask = IPAddress.Parse("255.0.0.0"),
                LeaseFrom = IPAddress.Parse("127.0.0.10"),
                LeaseTo = IPAddress.Parse("127.0.0.20"),
            },
            DhcpPort = 0,
            TftpPort = 0,
        };
        var files = new TftpFileTable([new(File, Content), new("exact.sbn", TftpServerTests.Bytes(1024))]);
        engine = new TftpEngine(TimeProvider.System, fault => TestContext.Error.WriteLine(fault));
        servers = thread.Do(() => new SegmentServers(options, new UdpNetwork(thread.Loop), thread.Loop, files, facts.Enqueue, tftpHost: engine));
    }

    [TearDown]
    public void Stop()
    {
        // The loop has ended when its thread is disposed, so nothing runs on it any more.
        thread.Dispose();
        servers.Dispose();
        engine.Dispose();
        System.IO.File.Delete(output);
    }

    [TestCase(TestName = "curl_reads_a_file_with_its_options")]
    [TestCase("--tftp-no-options", TestName = "curl_reads_a_file_without_options")]
    [TestCase("--tftp-blksize", "65464", TestName = "curl_takes_the_block_size_that_is_granted")]
    public void Curl(params string[] options) =>
        Reads("curl", "curl", [.. options, "-sS", "-o", output, $"tftp://127.0.0.1:{Port}/{File}"]);

    [TestCase(TestName = "busybox_reads_a_file")]
    [TestCase("-b", "1428", TestName = "busybox_reads_a_file_in_larger_blocks")]
    public void Busybox(params string[] options) =>
        Reads("busybox", "busybox", ["tftp", .. options, "-g", "-r", File.ToUpperInvariant(), "-l", output, "127.0.0.1", Port]);

    [TestCase(TestName = "atftp_reads_a_file")]
    [TestCase("--option", "blksize 1024", "--option", "tsize 0", "--option", "timeout 2", TestName = "atftp_reads_a_file_with_options")]
    [TestCase("--option", "windowsize 16", TestName = "atftp_reads_a_file_in_windows")]
    public void Atftp(params string[] options) =>
        Reads("atftp", "atftp", [.. options, "-g", "-r", File, "-l", output, "127.0.0.1", Port]);

    [Test]
    public void Tftp_hpa_reads_a_file() =>
        Reads("tftp", "tftp-hpa", ["-m", "binary", "127.0.0.1", Port, "-c", "get", File, output]);

    [Test]
    public void Curl_hears_that_a_file_is_missing()
    {
        Tool.Need("curl", "curl");
        var (code, text) = Tool.Run("curl", "-sS", "-o", output, $"tftp://127.0.0.1:{Port}/CTLSEP001B2C3D4E5F.tlv");

        Assert.That(code, Is.EqualTo(68), $"curl's code for a file that is not there: {text}");
        Assert.That(facts.OfType<TftpRefused>().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Curl_may_not_write()
    {
        Tool.Need("curl", "curl");
        System.IO.File.WriteAllText(output, "not yours");
        var (code, text) = Tool.Run("curl", "-sS", "-T", output, $"tftp://127.0.0.1:{Port}/{File}");

        Assert.That(code, Is.EqualTo(69), $"curl's code for a refused access: {text}");
    }

    private string Port => $"{servers.TftpEndPoint.Port}";

    private void Reads(string program, string package, string[] arguments)
    {
        Tool.Need(program, package);
        var (code, text) = Tool.Run(program, arguments);

        Assert.That(code, Is.Zero, text);
        Assert.That(System.IO.File.ReadAllBytes(output).AsSpan().SequenceEqual(Content.Span), text);
        Assert.That(SpinWait.SpinUntil(() => facts.OfType<TftpCompleted>().Any(), TimeSpan.FromSeconds(5)), Is.True);
        Assert.That(facts.OfType<TftpCompleted>().Single().File, Is.EqualTo(File));
    }
}
