using System.Collections.Concurrent;
using PhoneRig.Core.Attribution;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Tests.Runs;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Hosting.Tests.Rigs;

/// <summary>A rig's servers on two real interfaces, and real clients at the other ends of their cables, each in a network namespace of its own.</summary>
[NonParallelizable]
public sealed class TwoSegmentsTests
{
    private const string Phone = "Cisco Systems, Inc. IP Phone CP-7970G";
    private static readonly string Id = $"{Environment.ProcessId % 1_000_000}";
    private readonly ConcurrentQueue<(string? Segment, NetworkSighting Sighting)> seen = [];
    private DirectoryInfo folder = null!;
    private HardwareWorld? world;
    private RigNetwork? network;
    private Thread? thread;
    private volatile bool over;

    [SetUp]
    public void Start()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("needs root, for network namespaces and ports 67 and 69");
        }

        Tool.Need("ip", "iproute2");
        Tool.Need("busybox", "busybox");
        foreach (var n in new[] { "1", "2" })
        {
            if (Tool.Run("ip", "netns", "add", Space(n)) is { Code: not 0, Output: var why })
            {
                Assert.Ignore($"needs network namespaces: {why}");
            }

            Ip("link", "add", Near(n), "type", "veth", "peer", "name", Far(n));
            Ip("link", "set", Far(n), "netns", Space(n));
            Ip("addr", "add", $"{Rig(n)}/24", "dev", Near(n));
            Ip("link", "set", Near(n), "up");
            Ip("-n", Space(n), "link", "set", Far(n), "address", Mac(n));
            Ip("-n", Space(n), "link", "set", Far(n), "up");
        }

        seen.Clear();
        folder = Directory.CreateTempSubdirectory("phonerig-segments-");
        var script = Script;
        File.WriteAllText(script, """
            #!/bin/sh
            echo "$1"; env
            if [ "$1" = bound ]; then ip addr add "$ip/$mask" dev "$interface"; ip route add default via "$router"; fi
            """);
        Assert.That(Tool.Run("chmod", "+x", script).Code, Is.Zero);
        Serve();
    }

    [TearDown]
    public void Stop()
    {
        if (world is not null)
        {
            network!.Dispose();
            over = true;
            world.Loop.Post(() => { });
            thread!.Join();
            world.Dispose();
            world = null;
        }

        foreach (var n in new[] { "1", "2" })
        {
            Tool.Run("ip", "link", "del", Near(n));
            Tool.Run("ip", "netns", "del", Space(n));
        }

        folder?.Delete(recursive: true);
    }

    [Test]
    public void Each_phone_gets_its_own_station_s_address_and_files_and_nothing_of_its_neighbour_s()
    {
        foreach (var n in new[] { "1", "2" })
        {
            var (code, text) = In(n, "udhcpc", "-i", Far(n), "-f", "-q", "-n", "-t", "5", "-T", "1", "-V", Phone, "-s", Script, "-O", "tftp");
            Assert.That(code, Is.Zero, text);
            Assert.That(text, Does.Contain($"serverid={Rig(n)}").And.Contain($"tftp={Rig(n)}").And.Contain($"ip=10.177.{100 + int.Parse(n)}."));
        }

        foreach (var n in new[] { "1", "2" })
        {
            Assert.That(File.ReadAllText(Path.Combine(folder.FullName, $"leases-s{n}.jsonl")), Does.Contain(Mac(n)).And.Not.Contain(Mac(n == "1" ? "2" : "1")), "each segment's leases are its own");
        }

        // The same name at each, and each station's own set behind it.
        var first = Fetch("1", "term70.default.loads", Rig("1"));
        var second = Fetch("2", "term70.default.loads", Rig("2"));
        Assert.That(first, Is.Not.Null.And.Not.EqualTo(second));

        var own = Fetch("2", $"SEP{Mac("2").Replace(":", "", StringComparison.Ordinal).ToUpperInvariant()}.cnf.xml", Rig("2"));
        Assert.That(own, Does.Contain($"<processNodeName>{Rig("2")}</processNodeName>"));
        Assert.That(Fetch("1", $"SEP{Mac("2").Replace(":", "", StringComparison.Ordinal).ToUpperInvariant()}.cnf.xml", Rig("1")), Is.Null, "a neighbour's configuration is not there");
        Assert.That(Fetch("1", "XMLDefault.cnf.xml", Rig("1")), Does.Contain($"<processNodeName>{Rig("1")}</processNodeName>"));

        // This computer has both addresses, and would hear a packet to the one on the cable of the other.
        var before = seen.Count;
        Assert.That(Fetch("1", "term70.default.loads", Rig("2")), Is.Null, "a packet on one is not answered from the other");
        Assert.That(seen, Has.Count.EqualTo(before), "nor heard");

        Assert.That(seen.Select(one => one.Sighting), Has.None.InstanceOf<RivalDhcp>(), "the servers of a rig are no rivals of each other");
        Assert.That(seen.Where(one => one.Segment == "s1").Select(one => one.Sighting.Mac).Distinct(), Is.EqualTo(new[] { Mac("1") }));
        Assert.That(seen.Where(one => one.Segment == "s2").Select(one => one.Sighting.Mac).Distinct(), Is.EqualTo(new[] { Mac("2") }));
    }

    private static string Near(string n) => $"sgn{n}x{Id}";

    private static string Far(string n) => $"sgf{n}x{Id}";

    private static string Space(string n) => $"sg{n}x{Id}";

    private static string Rig(string n) => $"10.177.10{n}.1";

    private static string Mac(string n) => $"00:1b:2c:3d:4e:0{n}";

    private string Script => Path.Combine(folder.FullName, "udhcpc");

    private void Serve()
    {
        var plan = DemoRig.Plan().Plan!;
        var station = plan.Rig.Stations["s1"];
        var real = plan.Rig with
        {
            Simulated = false,
            Bench = plan.Rig.Bench.Clear(),
            Stations = plan.Rig.Stations.Clear()
                .Add("s1", station with { Mac = null, Network = new StationNetworkConfig { Interface = Near("1"), Address = $"{Rig("1")}/24" } })
                .Add("s2", station with { Mac = Mac("2"), Network = new StationNetworkConfig { Interface = Near("2"), Address = $"{Rig("2")}/24" } }),
        };
        var setup = new RigSetup(plan with { Rig = real }, "tests");
        over = false;
        world = new HardwareWorld(real);
        network = new RigNetwork(setup, world, new AttributionDesk(new AttributionRules(real, plan.ModelOf)), (segment, sighting) => seen.Enqueue((segment.Own, sighting)), _ => { }, new RigState(folder.FullName), _ => { });
        var open = false;
        network.Open(() => network.Serve("s2", "dual-key", configured: false, _ => open = true));
        world.Loop.RunUntil(() => open);
        thread = new Thread(() => world.Loop.RunUntil(() => over)) { IsBackground = true };
        thread.Start();
    }

    /// <summary>What a client gets; null where it gets nothing.</summary>
    private string? Fetch(string n, string file, string server)
    {
        var target = Path.Combine(folder.FullName, Guid.NewGuid().ToString("N"));
        var (code, _) = Tool.Run("timeout", "5", "ip", "netns", "exec", Space(n), "busybox", "tftp", "-g", "-r", file, "-l", target, server);
        return code == 0 ? File.ReadAllText(target) : null;
    }

    private static (int Code, string Output) In(string n, params string[] arguments) => Tool.Run("ip", ["netns", "exec", Space(n), "busybox", .. arguments]);

    private static void Ip(params string[] arguments)
    {
        var (code, text) = Tool.Run("ip", arguments);
        Assert.That(code, Is.Zero, $"ip {string.Join(' ', arguments)}: {text}");
    }
}
