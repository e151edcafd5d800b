using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Tests.Support;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.Tests.Judges;

/// <summary>Real DHCP clients in a network namespace, on the other end of a virtual cable.</summary>
[NonParallelizable]
public sealed class DhcpClientTests
{
    private const string Vendor = "Cisco Systems, Inc. IP Phone CP-7970G";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConcurrentQueue<NetworkSighting> facts = [];
    private NetworkSpace? space;
    private DhcpScripts? scripts;
    private LoopThread? thread;
    private SegmentServers? servers;

    private NetworkSpace Space => space!;

    private DhcpScripts Scripts => scripts!;

    [SetUp]
    public void Start()
    {
        Tool.Need("busybox", "busybox");
        space = new NetworkSpace(address: "10.177.3.1/24");
        scripts = new DhcpScripts();
        facts.Clear();
        Serve(TimeSpan.FromHours(1));
    }

    [TearDown]
    public void Stop()
    {
        CloseServers();
        space?.Dispose();
        scripts?.Dispose();
        (space, scripts) = (null, null);
    }

    [Test]
    public void Udhcpc_as_a_phone_gets_a_lease_and_the_TFTP_server_and_then_a_file()
    {
        var (code, text) = Udhcpc("-V", Vendor, "-O", "tftp", "-O", "150");

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

        var target = Scripts.Of("fetched");
        var (fetched, why) = Space.Run("busybox", "tftp", "-g", "-r", "TERM70.default.loads", "-l", target, "10.177.3.1");
        Assert.That(fetched, Is.Zero, why);
        Assert.That(new FileInfo(target).Length, Is.EqualTo(648));
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
    public void Udhcpc_renews_by_unicast_and_gives_its_address_back()
    {
        var client = Space.Start("busybox", "udhcpc", "-i", Space.Far, "-f", "-R", "-t", "5", "-T", "1", "-V", Vendor, "-s", Scripts.Udhcpc);
        Answers("ack", 1);
        Assert.That(SpinWait.SpinUntil(() => File.Exists(Scripts.Bound), Patience), Is.True, "only who has an address can renew it");
        Signal(client, "USR1");
        Answers("ack", 2);
        Assert.That(facts.OfType<DhcpAsked>().Last().Address, Is.EqualTo("10.177.3.10"), "it asked from its address");
        Assert.That(facts.OfType<DhcpAnswered>().Select(fact => fact.Message), Is.EqualTo(new[] { "offer", "ack", "ack" }), "and needed no new offer");

        Signal(client, "USR2");
        Assert.That(SpinWait.SpinUntil(() => facts.OfType<DhcpAsked>().Any(fact => fact.Message == "release"), Patience), Is.True);
        Assert.That(thread!.Do(() => servers!.Leases.All.Single().State), Is.EqualTo(LeaseState.Released));
    }

    [Test]
    public void Dhclient_as_a_phone_leases_renews_and_releases_and_reads_every_option()
    {
        Tool.Need("dhclient", "isc-dhcp-client");
        CloseServers();
        Serve(TimeSpan.FromSeconds(6));
        string[] options = ["-sf", Scripts.Dhclient, "-cf", Scripts.DhclientConfiguration, "-lf", Scripts.Of("leases"), "-pf", Scripts.Of("pid"), Space.Far];
        var client = Space.Start("dhclient", ["-1", "-d", .. options]);
        Answers("ack", 2);
        Assert.That(facts.OfType<DhcpAsked>().Count(fact => fact.Message == "discover"), Is.EqualTo(1), "the second acknowledgement was for a renewal");

        client.Kill(entireProcessTree: true);
        client.WaitForExit();
        var (code, text) = Space.Run("dhclient", ["-r", .. options]);
        Assert.That(code, Is.Zero, text);
        Assert.That(SpinWait.SpinUntil(() => facts.OfType<DhcpAsked>().Any(fact => fact.Message == "release"), Patience), Is.True, text);

        var told = File.ReadAllLines(Scripts.Log);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told, Does.Contain("BOUND").And.Contain("RENEW").And.Contain("RELEASE"));
            Assert.That(told, Does.Contain("new_ip_address=10.177.3.10"));
            Assert.That(told, Does.Contain("new_routers=10.177.3.1"));
            Assert.That(told, Does.Contain("new_tftp_server_name=10.177.3.1"));
            Assert.That(told, Does.Contain("new_tftp150=10.177.3.1"));
            Assert.That(told, Does.Contain("new_server_name=10.177.3.1"));
            Assert.That(told, Does.Contain("new_next_server=10.177.3.1"));
            Assert.That(told, Does.Contain("new_dhcp_lease_time=6"));
        }
    }

    [Test]
    public void A_second_rig_on_the_interface_is_refused_by_name()
    {
        using var second = new LoopThread();

        Assert.That(() => new UdpNetwork(second.Loop, Space.Near).Open(new IPEndPoint(IPAddress.Parse("10.177.3.1"), 67), (_, _) => { }),
            Throws.InstanceOf<Core.Ports.HardwareFaultException>().With.Message.Contains("dnsmasq"));
    }

    private static void Signal(Process process, string signal)
    {
        // The client, not the ip that stands before it: that one becomes it.
        var (code, text) = Tool.Run("sh", "-c", $"kill -{signal} {process.Id}");
        Assert.That(code, Is.Zero, text);
    }

    private void Answers(string message, int count) => Assert.That(
        SpinWait.SpinUntil(() => facts.OfType<DhcpAnswered>().Count(fact => fact.Message == message) >= count, Patience), Is.True,
        string.Join('\n', facts));

    private (int Code, string Output) Udhcpc(params string[] options) => Space.Run(
        "busybox", ["udhcpc", "-i", Space.Far, "-f", "-q", "-n", "-t", "3", "-T", "1", "-s", Scripts.Udhcpc, .. options]);

    private void Serve(TimeSpan leaseTime)
    {
        thread = new LoopThread();
        var loop = thread.Loop;
        var options = SegmentServersOptions.From(new() { Interface = Space.Near, Address = "10.177.3.1/24", LeaseFrom = "10.177.3.10", LeaseTo = "10.177.3.20" });
        servers = thread.Do(() => new SegmentServers(
            options with { Dhcp = options.Dhcp with { LeaseTime = leaseTime } },
            new UdpNetwork(loop, Space.Near),
            loop,
            new TftpFileTable([new TftpFile("term70.default.loads", new byte[648])]),
            facts.Enqueue));
    }

    private void CloseServers()
    {
        // The loop has ended when its thread is disposed, so nothing runs on it any more.
        thread?.Dispose();
        servers?.Dispose();
        thread = null;
        servers = null;
    }
}
