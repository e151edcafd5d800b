using System.Collections.Immutable;
using PhoneRig.Core.Attribution;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>The managed switch as one more sense, read by SNMP from a simulated switch that writes its own bytes.</summary>
public sealed class SwitchTests
{
    private static readonly SwitchConfig Switch = new()
    {
        Address = "192.0.2.2",
        Community = "public",
        Ports = ImmutableDictionary<string, string>.Empty.Add("s1", "Gi0/1").Add("s2", "Gi0/2"),
    };

    [Test]
    public void The_switch_s_table_says_whose_phone_is_whose_on_a_shared_segment()
    {
        var rig = Rigs.Simulated();
        string[] stations = ["s1", "s2"];
        var (summary, recording) = Rigs.Run(rig with
        {
            Switch = Switch,
            Stations = rig.Stations.Where(one => stations.Contains(one.Key)).ToImmutableDictionary(one => one.Key, one => one.Value with { Mac = null }),
            Bench = rig.Bench.RemoveRange(["s3", "s4"]),
        });

        Assert.That(summary.Stations.Select(station => station.Verdict), Is.All.EqualTo(Verdict.Recovered), recording.Story);
        foreach (var station in stations)
        {
            Assert.That(recording.Facts<MacLearnt>(station).Select(learnt => learnt.Mac), Is.All.EqualTo(rig.Bench[station].Mac));
            Assert.That(recording.Facts<MacLearnt>(station).Last().By, Is.EqualTo(AttributedBy.SwitchPort), "whatever told it first, the switch confirms it");
            Assert.That(recording.Facts<SwitchPortSeen>(station).Select(seen => seen.Up), Does.Contain((bool?)true).And.Contain((bool?)false), "its relay opens and closes");
        }
    }

    [Test]
    public void A_phone_that_its_switch_port_feeds_is_found_out_where_no_other_sense_is_wired()
    {
        var rig = Rigs.Only("s4");
        var blind = rig with { Stations = rig.Stations.SetItem("s4", rig.Stations["s4"] with { Console = null, Lamps = null, Keypad = new KeypadConfig { Kind = KeypadKind.None } }) };

        var (without, _) = Rigs.Run(blind);
        var (with, recording) = Rigs.Run(blind with { Switch = Switch with { Ports = ImmutableDictionary<string, string>.Empty.Add("s4", "Gi0/4") } });

        Assert.That(without.Stations.Single().Diagnosis, Is.Not.EqualTo("inline-power"));
        var s4 = with.Stations.Single();
        Assert.That((s4.Verdict, s4.Owner, s4.Diagnosis), Is.EqualTo((Verdict.NeedsAttention, (VerdictOwner?)VerdictOwner.SetUp, "inline-power")), recording.Story);
        Assert.That(recording.Facts<SwitchPortSeen>("s4").Select(seen => seen.Feeds), Does.Contain((bool?)true));
    }
}
