using System.Runtime.CompilerServices;
using PhoneRig.Core.Attribution;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Tests.Support;
using PhoneRig.Simulator.Phone;
using static PhoneRig.Hosting.Tests.Support.LoopRunning;

namespace PhoneRig.Hosting.Tests.Rigs;

/// <summary>A rig of three stations on one segment, one of which the rig file gives an address, and real phones' packets on its LAN.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SharedSegmentTests : IDisposable
{
    private const string Mac1 = "00:1b:2c:3d:4e:5f";
    private const string Unknown = "00:1b:2c:3d:4e:aa";

    private readonly FakeWorld world = new();
    private readonly FakeJournal journal;
    private readonly LiveRig rig;

    public SharedSegmentTests()
    {
        journal = new FakeJournal(world.Loop) { Prompt = true };
        var shipped = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "rig-config"));
        var request = new RecoverRequest { RigFile = Path.Combine(shipped, "rigs", "simulated.yaml"), Folder = new ConfigFolder(shipped), Speed = null };
        var one = request.Folder.Rig(request.RigFile).Value!;
        var station = one.Stations["s1"] with { Console = null, Lamps = null, Power = one.Stations["s1"].Power with { OffAtLeast = TimeSpan.Zero } };
        var three = one with { Stations = one.Stations.Clear().Add("s1", station).Add("s2", station with { Mac = null }).Add("s3", station with { Mac = null }) };
        rig = new LiveRig(new RigSetup(new RunPlanner(request).Plan(three, out _)!.Taken, "tests"), world, journal);
        foreach (var hands in world.Hands.Values)
        {
            hands.Relay = false;
        }

        rig.Start();
        To(1);
    }

    [TearDown]
    public void Dispose() => rig.Dispose();

    [Test]
    public void What_may_be_of_several_phones_is_credited_to_none_and_keeps_the_power_of_each_on()
    {
        Feed(2, "s1", "s2", "s3");
        Plug(Unknown);
        RunUntil(() => journal.Facts("s2").OfType<PossibleSighting>().Any(possible => possible.Sighting is TftpRequested { File: var file } && file.EndsWith(".sbn", StringComparison.Ordinal)));

        foreach (var station in new[] { "s2", "s3" })
        {
            Assert.That(journal.Facts(station).OfType<NetworkSighting>(), Is.Empty);
            var cut = Ask(new ControlRequest.Power(station, PowerAction.Off) { By = "ann" });
            To(world.Loop.Uptime.TotalSeconds + 0.01);
            Assert.That(cut.Ended!.Outcome, Is.EqualTo(ControlOutcome.Refused), station);
            Assert.That(cut.Ended.Message, Does.Contain("flash-write"));
        }

        Assert.That(journal.Facts("s1").OfType<PossibleSighting>().Select(possible => possible.Sighting).OfType<NetworkSighting>().Where(sighting => sighting.Mac is not null), Is.Empty, "its address is another");
        Assert.That(journal.Facts(LiveRig.Unattributed).OfType<NetworkSighting>(), Is.Not.Empty, "it is shown as nobody's");
    }

    [Test]
    public void The_only_phone_that_was_just_fed_is_found_out_and_served_as_its_station_s()
    {
        To(20);
        Feed(21, "s2");
        Plug(Unknown);
        RunUntil(() => journal.Facts("s2").OfType<TftpRequested>().Any());

        Assert.That(journal.Facts("s2").OfType<MacLearnt>(), Is.EqualTo(new[] { new MacLearnt(Unknown, AttributedBy.PowerOn) }));
        Assert.That(journal.Facts("s3").OfType<PossibleSighting>(), Is.Empty);
        var status = Ask(new ControlRequest.Status(Follow: false) { By = "ann" });
        To(world.Loop.Uptime.TotalSeconds + 0.01);
        var stations = ((ControlEvent.Told)status.Told.Single()).Status.Stations;
        Assert.That(stations.Select(one => (one.Mac, one.MacBy)), Is.EqualTo(new (string?, AttributedBy?)[] { (Mac1, AttributedBy.ConfiguredMac), (Unknown, AttributedBy.PowerOn), (null, null) }));
    }

    [TestCase("001B.2C3D.4EAA")]
    [TestCase("00:1b:2c:3d:4e:aa")]
    [TestCase("00-1B-2C-3D-4E-AA")]
    [TestCase("001B2C3D4EAA")]
    [TestCase("SEP001B2C3D4EAA")]
    public void A_scanned_label_says_whose_its_packets_are(string label)
    {
        Assert.That(Answer(new ControlRequest.Scan("s3", label) { By = "ann" }), Is.EqualTo($"Done: the phone of station s3 is {Unknown}"));
        Assert.That(journal.Facts("s3").OfType<MacScanned>(), Is.EqualTo(new[] { new MacScanned(Unknown, "ann") }));

        Feed(3, "s2", "s3");
        Plug(Unknown);
        RunUntil(() => journal.Facts("s3").OfType<DhcpAsked>().Any());
        Assert.That(journal.Facts("s2").OfType<PossibleSighting>(), Is.Empty);
    }

    [TestCase("s9", Unknown, "BadRequest: unknown station \"s9\"")]
    [TestCase("s3", "00:1b:2c", "BadRequest: \"00:1b:2c\" is no hardware address: read it off the label, as 0011.2233.4455,")]
    [TestCase("s3", "01:1b:2c:3d:4e:aa", "BadRequest: 01:1b:2c:3d:4e:aa is a group's address")]
    [TestCase("s3", Mac1, "BadRequest: 00:1b:2c:3d:4e:5f is the phone of station s1 already, by the rig file")]
    [TestCase("s1", Unknown, "BadRequest: the rig file says that the phone of station s1 is 00:1b:2c:3d:4e:5f: correct mac there")]
    [TestCase("s1", Mac1, "Done: the phone of station s1 is 00:1b:2c:3d:4e:5f")]
    public void A_label_that_cannot_be_is_refused_with_what_to_do(string station, string label, string expected)
    {
        Assert.That(Answer(new ControlRequest.Scan(station, label) { By = "ann" }), Does.StartWith(expected));
        Assert.That(new[] { "s1", "s2", "s3" }.SelectMany(journal.Facts).OfType<MacScanned>(), Is.Empty);
    }

    [Test]
    public void A_label_stands_at_one_station_until_it_is_forgotten_there()
    {
        Answer(new ControlRequest.Scan("s2", Unknown) { By = "ann" });
        Assert.That(Answer(new ControlRequest.Scan("s3", Unknown) { By = "ann" }), Does.EndWith("if it stands here now, run phonerig station forget s2 first"));

        Assert.That(Answer(new ControlRequest.Forget("s2") { By = "ann" }), Is.EqualTo($"Done: {Unknown} is no longer taken for the phone of station s2"));
        Assert.That(Answer(new ControlRequest.Scan("s3", Unknown) { By = "ann" }), Does.StartWith("Done"));
        Assert.That(Answer(new ControlRequest.Forget("s2") { By = "ann" }), Is.EqualTo("Done: nothing was known of the phone of station s2"));
    }

    private void Feed(double at, params string[] stations)
    {
        To(at);
        foreach (var station in stations)
        {
            Assert.That(Answer(new ControlRequest.Power(station, PowerAction.On) { By = "ann" }), Is.EqualTo("Done: power is on"));
            To(world.Loop.Uptime.TotalSeconds + 1.1); // no two inrushes at once
        }
    }

    /// <summary>A phone that takes the load which its configuration names stands on the LAN, and has power from now on.</summary>
    private void Plug(string mac) =>
        new SimulatedPhone(world.Loop, world.Lan, new Seed(1), mac, Ailments.Profile(new SimulatedPhoneConfig { Ailment = "healthy-older", Mac = mac })).SetBrickPower(true);

    private string Answer(ControlRequest request)
    {
        var sink = Ask(request);
        To(world.Loop.Uptime.TotalSeconds + 0.01);
        return $"{sink.Ended!.Outcome}: {sink.Ended.Message}";
    }

    private FakeSink Ask(ControlRequest request)
    {
        var sink = new FakeSink();
        rig.Handle(request, sink);
        return sink;
    }

    private void To(double seconds) => world.Loop.RunTo(Seconds(seconds));

    private void RunUntil(Func<bool> so)
    {
        var bound = world.Loop.Uptime + TimeSpan.FromMinutes(15);
        while (!so() && world.Loop.Uptime < bound)
        {
            To(world.Loop.Uptime.TotalSeconds + 0.5);
        }

        Assert.That(so(), Is.True, () => string.Join('\n', journal.Facts("s2").Select(Core.Timeline.FactWords.Describe)));
    }

    private static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
