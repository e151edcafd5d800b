using System.Net;
using System.Runtime.CompilerServices;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Tests.Support;
using PhoneRig.Network;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Hosting.Tests.Rigs;

/// <summary>A rig of two stations with a segment each, on one of which somebody else leases addresses too.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RivalOnOneSegmentTests : IDisposable
{
    private readonly FakeWorld world = new() { MayHaveRivals = true };
    private readonly FakeJournal journal;
    private readonly LiveRig rig;

    public RivalOnOneSegmentTests()
    {
        journal = new FakeJournal(world.Loop) { Prompt = true };
        var shipped = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "rig-config"));
        var request = new RecoverRequest { RigFile = Path.Combine(shipped, "rigs", "simulated.yaml"), Folder = new ConfigFolder(shipped), Speed = null };
        var one = request.Folder.Rig(request.RigFile).Value!;
        var station = one.Stations["s1"] with { Console = null, Lamps = null, Mac = null };
        var two = one with { Stations = one.Stations.Clear().Add("s1", station with { Vlan = 101 }).Add("s2", station with { Vlan = 102 }) };
        rig = new LiveRig(new RigSetup(new RunPlanner(request).Plan(two, out _)!.Taken, "tests"), world, journal);
    }

    [TearDown]
    public void Dispose() => rig.Dispose();

    [Test]
    public void Nothing_is_served_on_any_segment()
    {
        using var rival = Rival();
        rig.Start();

        var refused = Assert.Throws<HardwareFaultException>(() => To(60))!;

        Assert.That(refused.Message, Does.Contain("simulated.102").And.Contain("another DHCP server answers").And.Contain("10.70.102.9"));
        using var free = world.LanOf("s1").Open(new IPEndPoint(IPAddress.Parse("10.70.101.1"), 67), (_, _) => { });
    }

    [Test]
    public void One_that_comes_later_is_told_to_the_station_of_that_segment_and_to_the_rig()
    {
        rig.Start();
        To(60);
        Assert.That(journal.Facts("s1").OfType<RigStarted>(), Is.Not.Empty, "it serves");

        using var rival = Rival();
        To(1200);

        Assert.That(journal.Facts("s2").OfType<RivalDhcp>().Select(found => found.Server), Is.EqualTo(new[] { "10.70.102.9" }));
        Assert.That(journal.Facts(LiveRig.Unattributed).OfType<RivalDhcp>(), Is.Not.Empty);
        Assert.That(journal.Facts("s1").OfType<RivalDhcp>(), Is.Empty);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private SegmentServers Rival() => new(
        SegmentServersOptions.From(new NetworkConfig
        {
            Interface = "rival",
            Address = "10.70.102.9/24",
            LeaseFrom = "10.70.102.50",
            LeaseTo = "10.70.102.60",
            Answer = DhcpAudience.All,
            Tftp = ServiceKind.External,
        }),
        world.LanOf("s2"),
        world.Loop,
        new NoFiles(),
        _ => { });

    private void To(double seconds)
    {
        var due = false;
        world.Loop.Schedule(TimeSpan.FromSeconds(seconds), () => due = true);
        rig.RunUntil(() => due);
    }

    private sealed class NoFiles : ITftpFiles
    {
        public TftpFile? Find(IPAddress client, string name) => null;
    }
}
