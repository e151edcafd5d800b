using System.Collections.Concurrent;
using System.Net;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Tests.Support;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.Tests.Judges;

/// <summary>A real DHCP client in a network namespace, on the other end of a virtual cable.</summary>
[NonParallelizable]
public sealed class DhcpClientTests
{
    private static readonly string Space = $"prt{Environment.ProcessId}";
    private static readonly string Near = $"prn{Environment.ProcessId % 1_000_000}";
    private static readonly string Far = $"prf{Environment.ProcessId % 1_000_000}";
    private readonly ConcurrentQueue<NetworkSighting> facts = [];
    private LoopThread? thread;
    private SegmentServers? servers;
    private string script = "";

    [SetUp]
    public void Start()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("needs root, for a network namespace and ports 67 and 69");
        }

        Tool.Need("ip", "iproute2");
        Tool.Need("busybox", "busybox");
        if (Tool.Run("ip", "netns", "add", Space) is { Code: not 0, Output: var why })
        {
            Assert.Ignore($"needs network namespaces: {why}");
        }

        Ip("link", "add", Near, "type", "veth", "peer", "name", Far);
        Ip("link", "set", Far, "netns", Space);
        Ip("addr", "add", "10.177.3.1/24", "dev", Near);
        Ip("link", "set", Near, "up");
        Ip("-n", Space, "link", "set", Far, "up");
        Ip("-n", Space, "link", "set", "lo", "up");

        script = Path.GetTempFileName();
        File.WriteAllText(script, """
            #!/bin/sh
            echo "$1"; env
            if [ "$1" = bound ]; then ip addr add "$ip/$mask" dev "$interface"; fi
            """);
        Assert.That(Tool.Run("chmod", "+x", script).Code, Is.Zero);
        facts.Clear();
        thread = new LoopThread();
        var loop = thread.Loop;
        servers = thread.Do(() => new SegmentServers(
            SegmentServersOptions.From(new()
            {
                Interface = Near,
                Address = "10.177.3.1/24",
                LeaseFrom = "10.177.3.10",
                LeaseTo = "10.177.3.20",
            }),
            new UdpNetwork(loop, Near),
            loop,
            new TftpFileTable([new TftpFile("term70.default.loads", new byte[648])]),
            facts.Enqueue));
    }

    [TearDown]
    public void Stop()
    {
        // The loop has ended when its thread is disposed, so nothing runs on it any more.
        thread?.Dispose();
        servers?.Dispose();
        thread = null;
        servers = null;
        Tool.Run("ip", "link", "del", Near);
        Tool.Run("ip", "netns", "del", Space);
        if (script.Length > 0)
        {
            File.Delete(script);
        }
    }

    [Test]
    public void Udhcpc_as_a_phone_gets_a_lease_and_the_TFTP_server_and_then_a_file()
    {
        var (code, text) = Udhcpc("-V", "Cisco Systems, Inc. IP Phone CP-7970G", "-O", "tftp", "-O", "150");

        Assert.That(code, Is.Zero, text);
        var bound = text[text.IndexOf("bound\n", StringComparison.Ordinal)..].Split('\n');
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bound, Does.Contain("ip=10.177.3.10"));
            Assert.That(bound, Does.Contain("subnet=255.255.255.0"));
            Assert.That(bound, Does.Contain("router=10.177.3.1"));
            Assert.That(bound, Does.Contain("serverid=10.177.3.1"));
            Assert.That(bound, Does.Contain("siaddr=10.177.3.1"));
            Assert.That(bound, Does.Contain("tftp=10.177.3.1"));
            Assert.That(bound, Does.Contain("lease=3600"));
            Assert.That(text, Does.Contain("0ab10301").Or.Contain("opt150=10.177.3.1"));
        }

        Assert.That(facts.OfType<DhcpAnswered>().Select(fact => fact.Message), Is.EqualTo(new[] { "offer", "ack" }));

        var target = Path.GetTempFileName();
        var (fetched, why) = Tool.Run("ip", "netns", "exec", Space, "busybox", "tftp", "-g", "-r", "TERM70.default.loads", "-l", target, "10.177.3.1");
        Assert.That(fetched, Is.Zero, why);
        Assert.That(new FileInfo(target).Length, Is.EqualTo(648));
        File.Delete(target);
        Assert.That(SpinWait.SpinUntil(() => facts.OfType<TftpCompleted>().Any(), TimeSpan.FromSeconds(5)), Is.True);
        Assert.That(facts.OfType<TftpCompleted>().Single().Mac, Is.EqualTo(facts.OfType<DhcpAsked>().First().Mac));
    }

    [Test]
    public void Udhcpc_as_a_PC_gets_nothing()
    {
        var (code, text) = Udhcpc("-V", "PC");

        Assert.That(code, Is.Not.Zero, text);
        Assert.That(facts.Count, Is.EqualTo(1));
        Assert.That(facts.Single(), Is.InstanceOf<PacketRejected>());
    }

    [Test]
    public void A_second_rig_on_the_interface_is_refused_by_name()
    {
        using var second = new LoopThread();

        Assert.That(() => new UdpNetwork(second.Loop, Near).Open(new IPEndPoint(IPAddress.Parse("10.177.3.1"), 67), (_, _) => { }),
            Throws.InstanceOf<Core.Ports.HardwareFaultException>().With.Message.Contains("dnsmasq"));
    }

    private (int Code, string Output) Udhcpc(params string[] options) => Tool.Run(
        "ip", ["netns", "exec", Space, "busybox", "udhcpc", "-i", Far, "-f", "-q", "-n", "-t", "3", "-T", "1", "-s", script, .. options]);

    private static void Ip(params string[] arguments)
    {
        var (code, text) = Tool.Run("ip", arguments);
        Assert.That(code, Is.Zero, $"ip {string.Join(' ', arguments)}: {text}");
    }
}
