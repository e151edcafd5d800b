using System.Collections.Immutable;
using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Switches;
using PhoneRig.Simulator.Lan;

namespace PhoneRig.Hosting.Tests.Switches;

/// <summary>A simulated switch, read in virtual time, and what the stations' timelines get of it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SwitchSenseTests : IDisposable
{
    private static readonly byte[] Mac = [0x00, 0x1B, 0x2C, 0x3D, 0x4E, 0x5F];

    private static readonly SwitchConfig Config = new()
    {
        Address = "192.0.2.2",
        Community = "lab",
        Ports = ImmutableDictionary<string, string>.Empty.Add("s1", "gi0/1").Add("s2", "Gi0/2").Add("s3", "Gi0/9"),
    };

    private readonly EventLoop loop = new(new VirtualClock());
    private readonly List<string> told = [];
    private readonly List<SimulatedPort> ports =
    [
        new("Gi0/1", Up: true, Mac, 101, OffersPower: false, Feeds: false),
        new("Gi0/2", Up: false, [], 1, OffersPower: true, Feeds: false),
    ];

    private readonly InMemoryLan lan;
    private readonly SwitchDesk desk;
    private readonly SwitchSense sense;
    private SimulatedSwitch managed;
    private SwitchSight? last;

    public SwitchSenseTests()
    {
        lan = new InMemoryLan(loop);
        managed = Plug("lab");
        desk = new SwitchDesk(Config.Address, (station, fact) => told.Add($"{Seconds} {station}: {FactWords.Describe(fact)}"), fact => told.Add($"{Seconds} -: {FactWords.Describe(fact)}"));
        sense = new SwitchSense(Config, loop, received => lan.Open(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 0), received), new Seed(1), sight =>
        {
            last = sight;
            desk.See(sight);
        });
    }

    private int Seconds => (int)loop.Uptime.TotalSeconds;

    [TearDown]
    public void Dispose()
    {
        sense.Dispose();
        managed.Dispose();
    }

    [Test]
    public void Each_station_hears_of_its_port_at_once_and_then_of_changes_only()
    {
        To(100);
        Assert.That(told, Is.EqualTo(new[]
        {
            "0 -: the switch at 192.0.2.2 answers: A simulated switch of PhoneRig",
            "0 s1: switch port Gi0/1: link up, 00:1b:2c:3d:4e:5f on it, no inline power",
            "0 s2: switch port Gi0/2: link down, no inline power",
        }));
        Assert.That(last!.Stations.Keys, Is.EqualTo(new[] { "s1", "s2" }), "there is no Gi0/9");

        told.Clear();
        ports[1] = ports[1] with { Up = true, Feeds = true };
        To(125);
        Assert.That(told, Is.EqualTo(new[] { "120 s2: switch port Gi0/2: link up, FEEDS the phone" }));

        told.Clear();
        desk.Take("s2", new PowerSwitched(1, On: false));
        To(155);
        Assert.That(told, Is.EqualTo(new[] { "150 s2: switch port Gi0/2: link up, FEEDS the phone" }), "told anew after each change of the phone's power");
    }

    [Test]
    public void It_is_read_soon_after_a_phone_s_power_was_cut_and_then_goes_on_as_before()
    {
        To(10);
        told.Clear();
        desk.Take("s2", new PowerSwitched(1, On: false));
        sense.LookSoon();
        ports[1] = ports[1] with { Up = true, Feeds = true };
        To(20);
        Assert.That(told, Is.EqualTo(new[] { "13 s2: switch port Gi0/2: link up, FEEDS the phone" }));

        told.Clear();
        ports[1] = ports[1] with { Feeds = false };
        To(50);
        Assert.That(told, Is.EqualTo(new[] { "43 s2: switch port Gi0/2: link up, no inline power" }));
    }

    [Test]
    public void A_switch_that_falls_silent_or_has_another_community_is_told_once_and_so_is_its_return()
    {
        To(10);
        managed.Dispose();
        managed = Plug("other");
        told.Clear();
        To(100);
        Assert.That(told, Has.Count.EqualTo(1));
        Assert.That(told[0], Does.StartWith("34 -: SET-UP: the switch at 192.0.2.2 tells nothing: no answer from 192.0.2.2, UDP port 161: it is off,").And.Contain("another community than the rig file has"));

        managed.Dispose();
        managed = Plug("lab");
        told.Clear();
        To(200);
        Assert.That(told.Single(), Does.EndWith("-: the switch at 192.0.2.2 answers: A simulated switch of PhoneRig"));
    }

    private SimulatedSwitch Plug(string community) => new(lan, new IPEndPoint(IPAddress.Parse(Config.Address), 161), community, () => ports);

    private void To(double seconds)
    {
        var due = false;
        loop.Schedule(TimeSpan.FromSeconds(seconds), () => due = true);
        loop.RunUntil(() => due);
    }
}
