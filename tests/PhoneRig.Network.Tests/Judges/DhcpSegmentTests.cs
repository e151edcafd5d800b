using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Judges;

/// <summary>Many hosts and several interfaces: namespaces, bridges, other people's clients and servers.</summary>
[NonParallelizable]
public sealed class DhcpSegmentTests
{
    private const string Vendor = "Cisco Systems, Inc. IP Phone CP-7970G";
    private readonly ConcurrentQueue<NetworkSighting> facts = [];
    private readonly Stack<IDisposable> made = [];

    [SetUp]
    public void Start()
    {
        NetworkSpace.NeedRoot();
        Tool.Need("busybox", "busybox");
        facts.Clear();
    }

    [TearDown]
    public void Stop()
    {
        while (made.TryPop(out var thing))
        {
            thing.Dispose();
        }
    }

    [Test]
    public void Fifty_phones_at_once_each_lease_an_address_of_their_own()
    {
        const int Phones = 50;
        var scripts = Made(new DhcpScripts());
        var bridge = Made(new Bridge("10.177.4.1/24"));
        Serve(bridge.Name, "10.177.4");
        var spaces = Enumerable.Range(0, Phones).Select(_ => Made(new NetworkSpace(bridge.Name))).ToList();
        var results = new (int Code, string Output)[Phones];

        // A thread each: they are to run at the same time, whatever the pool thinks of it.
        var threads = spaces.Select((space, i) => new Thread(() => results[i] = Udhcpc(space, scripts, tries: 10))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.That(results.Where(result => result.Code != 0).Select(result => result.Output), Is.Empty);
        var addresses = facts.OfType<DhcpAnswered>().Where(fact => fact.Message == "ack").GroupBy(fact => fact.Mac).ToDictionary(group => group.Key!, group => group.Select(fact => fact.Address).Distinct().Single());
        Assert.That(addresses, Has.Count.EqualTo(Phones));
        Assert.That(addresses.Values, Is.Unique);
        Assert.That(addresses.Values.Where(address => !results.Any(result => result.Output.Contains($"ip={address}\n", StringComparison.Ordinal))), Is.Empty, "each has what it was given");
    }

    [Test]
    public void Dnsmasq_on_the_segment_is_found_and_named_with_its_hardware_address()
    {
        Tool.Need("dnsmasq", "dnsmasq-base");
        var space = Made(new NetworkSpace(address: "10.177.5.1/24"));
        NetworkSpace.Ip("-n", space.Name, "addr", "add", "10.177.5.77/24", "dev", space.Far);
        var scripts = Made(new DhcpScripts());
        space.Start("dnsmasq", "--keep-in-foreground", "--port=0", "--conf-file=/dev/null", $"--interface={space.Far}", "--dhcp-range=10.177.5.150,10.177.5.160,10m",
            "--dhcp-option=66,10.9.9.9", $"--dhcp-leasefile={scripts.Of("dnsmasq.leases")}", "--user=root", $"--pid-file={scripts.Of("dnsmasq.pid")}");
        var found = Search(space.Near, "10.177.5.1").Single();

        var mac = space.Run("cat", $"/sys/class/net/{space.Far}/address").Output.Trim();
        using (Assert.EnterMultipleScope())
        {
            Assert.That($"{found.Server}", Is.EqualTo("10.177.5.77"));
            Assert.That(found.Mac, Is.EqualTo(mac));
            Assert.That($"{found.Address}", Does.StartWith("10.177.5.15").Or.EqualTo("10.177.5.160"));
            Assert.That(found.Tftp, Is.EqualTo(("10.9.9.9", "option 66")));
        }
    }

    [Test]
    public void Where_nobody_else_serves_the_search_finds_nobody()
    {
        var space = Made(new NetworkSpace(address: "10.177.5.1/24"));

        Assert.That(Search(space.Near, "10.177.5.1"), Is.Empty);
    }

    [Test]
    public void A_packet_on_one_interface_is_never_answered_on_the_other()
    {
        Tool.Need("tcpdump", "tcpdump");
        var scripts = Made(new DhcpScripts());
        var served = Made(new NetworkSpace(address: "10.177.6.1/24"));
        var other = Made(new NetworkSpace(address: "10.177.7.1/24"));
        Serve(served.Near, "10.177.6");
        var dump = scripts.Of("other.txt");
        var sniffer = other.Start("sh", "-c", $"exec tcpdump -l -n -i {other.Far} udp > {dump} 2> {dump}.err");
        Assert.That(SpinWait.SpinUntil(() => File.Exists($"{dump}.err") && File.ReadAllText($"{dump}.err").Contains("listening on", StringComparison.Ordinal), TimeSpan.FromSeconds(20)), Is.True);

        var (elsewhere, said) = Udhcpc(other, scripts);
        var (code, text) = Udhcpc(served, scripts);
        using var kill = System.Diagnostics.Process.Start("sh", ["-c", $"kill -INT {sniffer.Id}"]);
        sniffer.WaitForExit();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(elsewhere, Is.Not.Zero, said);
            Assert.That(code, Is.Zero, text);
            Assert.That(File.ReadAllText(dump), Does.Contain("> 255.255.255.255.67:"), "the question is on the wire");
            Assert.That(File.ReadAllText(dump), Does.Not.Match(@"\.67 > "), "and no answer, broadcasts neither");
            Assert.That(facts.OfType<DhcpAsked>().Select(fact => fact.Mac).Distinct().Count(), Is.EqualTo(1), "and what was asked there was not heard");
        }
    }

    [Test]
    public void Two_rigs_on_two_interfaces_each_serve_their_own()
    {
        var scripts = Made(new DhcpScripts());
        var one = Made(new NetworkSpace(address: "10.177.6.1/24"));
        var two = Made(new NetworkSpace(address: "10.177.7.1/24"));
        Serve(one.Near, "10.177.6");
        Serve(two.Near, "10.177.7");

        Assert.That(Udhcpc(one, scripts).Output, Does.Contain("ip=10.177.6.10"));
        Assert.That(Udhcpc(two, scripts).Output, Does.Contain("ip=10.177.7.10"));
    }

    private static (int Code, string Output) Udhcpc(NetworkSpace space, DhcpScripts scripts, int tries = 2) => space.Run(
        "busybox", "udhcpc", "-i", space.Far, "-f", "-q", "-n", "-t", $"{tries}", "-T", "1", "-V", Vendor, "-s", scripts.Udhcpc);

    private T Made<T>(T thing)
        where T : IDisposable
    {
        made.Push(thing);
        return thing;
    }

    private void Serve(string device, string net)
    {
        var thread = new LoopThread();
        var servers = thread.Do(() => new SegmentServers(
            SegmentServersOptions.From(new() { Interface = device, Address = $"{net}.1/24", LeaseFrom = $"{net}.10", LeaseTo = $"{net}.99" }),
            new UdpNetwork(thread.Loop, device),
            thread.Loop,
            new TftpFileTable([]),
            facts.Enqueue));
        made.Push(servers);

        // First: the loop has ended when its thread is disposed, so nothing runs on it any more.
        made.Push(thread);
    }

    private static ImmutableArray<DhcpOffer> Search(string device, string own)
    {
        var done = new TaskCompletionSource<ImmutableArray<DhcpOffer>>();
        using var thread = new LoopThread();
        using var listener = thread.Do(() => new RivalListener(
            new RivalWatchOptions { Own = IPAddress.Parse(own), Number = 7 }, new UdpNetwork(thread.Loop, device), thread.Loop,
            host => Neighbours.MacOf(host, device), _ => { }, done.SetResult));
        Assert.That(done.Task.Wait(TimeSpan.FromSeconds(30)), Is.True);
        thread.Do(listener.Dispose);
        return done.Task.Result;
    }
}
