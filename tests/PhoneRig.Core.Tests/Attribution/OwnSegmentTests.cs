using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Attribution.AttributionBench;

namespace PhoneRig.Core.Tests.Attribution;

/// <summary>Stations with a segment of their own, beside some that share one.</summary>
public sealed class OwnSegmentTests
{
    private const string Mac1 = "00:1b:2c:3d:4e:01";
    private const string Mac2 = "00:1b:2c:3d:4e:02";
    private const string Mac3 = "00:1b:2c:3d:4e:03";

    [Test]
    public void What_comes_in_on_a_station_s_own_segment_is_of_that_station_with_or_without_an_address()
    {
        var bench = new AttributionBench(Station("s1", vlan: 101), Station("s2", vlan: 102));

        Assert.That(bench.Hear(1, null, "s1"), Is.EqualTo("s1 OwnSegment"));
        Assert.That(bench.Hear(2, Mac1, "s1"), Is.EqualTo("s1 OwnSegment"));
        Assert.That(bench.Hear(3, Mac2, "s2"), Is.EqualTo("s2 OwnSegment"));
        Assert.That(bench.Said, Is.EqualTo(new[] { $"s1: {Mac1} is the phone here, by its own segment", $"s2: {Mac2} is the phone here, by its own segment" }));
    }

    [Test]
    public void A_silence_of_one_who_stood_there_before_says_nothing_of_who_does_now()
    {
        var bench = new AttributionBench(Station("s1", vlan: 101), Station("s2", vlan: 102));
        bench.Hear(1, Mac1, "s1");
        Assert.That(bench.Miss(90, Mac1, "s1"), Is.EqualTo("s1 OwnSegment"));
        bench.Tell(91, "s1", new MacForgotten(Mac1, "another phone was put there"));

        Assert.That(bench.Miss(92, Mac1, "s1"), Is.EqualTo("- Nothing"));
        Assert.That(bench.Said, Has.Count.EqualTo(1), "what it was learnt by");
        Assert.That(bench.State["s1"].Mac, Is.Null);
        Assert.That(bench.Hear(100, Mac2, "s1"), Is.EqualTo("s1 OwnSegment"));
        Assert.That(bench.Miss(101, Mac1, "s1"), Is.EqualTo("- Nothing"));
        Assert.That(bench.State["s1"], Has.Property("Mac").EqualTo(Mac2).And.Property("Speaks").EqualTo(Mac2));
    }

    [Test]
    public void A_silence_is_of_the_phone_that_spoke_there_though_its_label_says_otherwise()
    {
        var bench = new AttributionBench(Station("s1", Mac1, vlan: 101), Station("s2", vlan: 102));
        bench.Hear(1, Mac2, "s1");

        Assert.That(bench.Miss(90, Mac2, "s1"), Does.StartWith("s1 "));
    }

    [Test]
    public void A_phone_of_another_station_counts_where_it_is_heard_and_against_the_power_cut_of_both()
    {
        var bench = new AttributionBench(Station("s1", Mac1, vlan: 101), Station("s2", Mac2, vlan: 102));

        Assert.That(bench.Hear(1, Mac2, "s1"), Is.EqualTo("s1 OwnSegment s2"), "the cables may be the wrong way round");
        Assert.That(bench.Hear(2, Mac2, "s1"), Is.EqualTo("s1 OwnSegment s2"));
        Assert.That(bench.Said, Has.Count.EqualTo(3), "told once at each station, and that s1's is another");
        Assert.That(bench.Said.Take(2), Has.All.Contain("where the cables of s2 and s1 go"));
        Assert.That(bench.Said[2], Does.Contain($"the phone of station s1 is {Mac1} by the rig file").And.Contain("correct mac in the rig file"));
    }

    [Test]
    public void Of_two_that_speak_at_one_station_only_the_first_is_credited_and_the_other_only_holds_the_power()
    {
        var bench = new AttributionBench(Station("s1", vlan: 101), Station("s2", vlan: 102));
        bench.On(1, "s1");
        bench.Hear(30, Mac1, "s1");

        Assert.That(bench.Hear(40, Mac3, "s1"), Is.EqualTo("- Nothing s1"), "a computer on the phone's PC port must not disprove a format");
        Assert.That(bench.Hear(41, Mac1, "s1"), Is.EqualTo("s1 OwnSegment"));
        Assert.That(bench.Said, Has.Count.EqualTo(2));
        Assert.That(bench.Said[1], Does.StartWith($"s1: SET-UP: two phones or computers speak at station s1, {Mac1} and {Mac3}"));
    }

    [Test]
    public void The_phone_that_the_rig_file_names_takes_over_from_a_computer_that_spoke_first()
    {
        var bench = new AttributionBench(Station("s1", Mac1, vlan: 101));
        bench.On(1, "s1");
        bench.Hear(10, Mac3, "s1");

        Assert.That(bench.Hear(40, Mac1, "s1"), Is.EqualTo("s1 OwnSegment"));
        Assert.That(bench.Hear(41, Mac3, "s1"), Is.EqualTo("- Nothing s1"));
    }

    [Test]
    public void After_a_swap_the_new_phone_is_the_station_s()
    {
        var bench = new AttributionBench(Station("s1", vlan: 101));
        bench.On(1, "s1");
        bench.Hear(30, Mac1, "s1");
        bench.Off(60, "s1");
        bench.On(70, "s1");

        Assert.That(bench.Hear(100, Mac3, "s1"), Is.EqualTo("s1 OwnSegment"));
        Assert.That(bench.State["s1"].Mac, Is.EqualTo(Mac3));
    }

    [Test]
    public void A_phone_with_a_segment_of_its_own_that_is_heard_on_the_shared_one_is_credited_to_nobody()
    {
        var bench = new AttributionBench(Station("s1", Mac1, vlan: 101), Station("s2", Mac2));

        Assert.That(bench.Hear(1, Mac1), Is.EqualTo("- Nothing s1"));
        Assert.That(bench.Said.Single(), Does.StartWith("s1: SET-UP: the phone of station s1 is heard on eth1"));
        Assert.That(bench.Hear(2, null), Is.EqualTo("- Nothing s2"), "s1 is not on that segment");
    }

    [Test]
    public void A_port_that_the_switch_names_counts_as_a_segment_of_its_own_does()
    {
        var bench = new AttributionBench(Station("s1", circuit: "Gi0/1"), Station("s2", circuit: "Gi0/2"));

        Assert.That(bench.Hear(1, Mac2, circuit: "Gi0/2"), Is.EqualTo("s2 Circuit"));
        Assert.That(bench.Hear(2, Mac2), Is.EqualTo("s2 Circuit"), "its later packets say no port");
        Assert.That(bench.Hear(3, Mac1, circuit: "Gi0/7"), Is.EqualTo("s1 OnlyUnknown"), "a port that no station has says nothing");
    }

    [Test]
    public void A_replay_of_the_timeline_knows_what_the_rig_knew()
    {
        var bench = new AttributionBench(Station("s1", vlan: 101));
        bench.Tell(1, "s1", new MacLearnt(Mac1, Core.Attribution.AttributedBy.OwnSegment));

        Assert.That((bench.State["s1"].Mac, $"{bench.State["s1"].By}"), Is.EqualTo((Mac1, "OwnSegment")));
    }
}
