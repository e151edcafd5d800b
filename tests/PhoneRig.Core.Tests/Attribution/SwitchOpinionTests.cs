using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Attribution.AttributionBench;

namespace PhoneRig.Core.Tests.Attribution;

/// <summary>The managed switch's table of addresses as a second opinion.</summary>
public sealed class SwitchOpinionTests
{
    private const string Mac1 = "00:1b:2c:3d:4e:01";
    private const string Mac2 = "00:1b:2c:3d:4e:02";

    [Test]
    public void An_address_on_one_station_s_port_is_of_that_station()
    {
        var bench = new AttributionBench(Station("s1"), Station("s2"), Station("s3"));
        bench.Tell(1, "s2", Port(Mac1));

        Assert.That(bench.Hear(2, Mac1), Is.EqualTo("s2 SwitchPort"));
        Assert.That(bench.Said, Is.EqualTo(new[] { $"s2: {Mac1} is the phone here, by the switch's table" }));
    }

    [Test]
    public void An_address_on_several_ports_says_nothing()
    {
        var bench = new AttributionBench(Station("s1"), Station("s2"), Station("s3"));
        bench.Tell(1, "s1", Port(Mac1, Mac2));
        bench.Tell(1, "s2", Port(Mac1));

        Assert.That(bench.Hear(2, Mac1), Is.EqualTo("- Nothing s1 s2 s3"));
    }

    [Test]
    public void It_is_believed_over_what_a_power_on_made_likely_and_both_are_told()
    {
        var bench = new AttributionBench(Station("s1"), Station("s2"));
        bench.Tell(12, "s2", new OffProven(TimeSpan.FromSeconds(12)));
        bench.On(20, "s1");
        Assert.That(bench.Hear(50, Mac1), Is.EqualTo("s1 PowerOn"));

        bench.Tell(60, "s2", Port(Mac1));

        Assert.That(bench.Hear(61, Mac1), Is.EqualTo("s2 SwitchPort"));
        Assert.That((bench.State["s1"].Mac, bench.State["s2"].Mac), Is.EqualTo(((string?)null, Mac1)));
        Assert.That(bench.Said.Where(said => said.Contains("SET-UP")).Select(said => said[..2]), Is.EqualTo(new[] { "s1", "s2" }));
    }

    [Test]
    public void It_confirms_once_what_a_weaker_sense_told()
    {
        var bench = new AttributionBench(Station("s1"));
        Assert.That(bench.Hear(1, Mac1), Is.EqualTo("s1 OnlyUnknown"));

        bench.Tell(2, "s1", Port(Mac1));

        Assert.That(new[] { bench.Hear(3, Mac1), bench.Hear(4, Mac1) }, Is.All.EqualTo("s1 SwitchPort"));
        Assert.That(bench.Said.Where(said => said.EndsWith("by the switch's table", StringComparison.Ordinal)), Has.Exactly(1).Items);
    }

    [Test]
    public void A_person_is_believed_over_it_and_both_stations_are_told_once()
    {
        var bench = new AttributionBench(Station("s1", Mac1), Station("s2"));
        bench.Tell(1, "s2", Port(Mac1));

        Assert.That(bench.Hear(2, Mac1), Is.EqualTo("s1 ConfiguredMac"));
        Assert.That(bench.Hear(3, Mac1), Is.EqualTo("s1 ConfiguredMac"));
        Assert.That(bench.Said, Has.Count.EqualTo(2).And.All.Contain("the switch has it on the port of station s2"));
    }

    [Test]
    public void It_is_held_against_a_segment_of_its_own_too()
    {
        var bench = new AttributionBench(Station("s1", vlan: 101), Station("s2", vlan: 102));
        bench.Tell(1, "s2", Port(Mac1));

        Assert.That(bench.Hear(2, Mac1, "s1"), Is.EqualTo("s1 OwnSegment"));
        Assert.That(bench.Said.Where(said => said.Contains("SET-UP")), Has.Exactly(2).Items);
    }

    private static SwitchPortSeen Port(params string[] macs) => new("Gi0/1", Up: true, [.. macs], Feeds: false);
}
