using System.Collections.Immutable;
using PhoneRig.Core.Attribution;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>The shipped rig with a VLAN for each station: the same four phones, and nobody has told their hardware addresses.</summary>
public sealed class SegmentsTests
{
    private static readonly string File = Path.Combine(Rigs.Root, "rig-config", "rigs", "simulated-vlans.yaml");

    [Test]
    public void Every_phone_ends_as_on_the_shared_segment_and_is_known_by_its_own_segment()
    {
        var (summary, recording) = Rigs.Run(Vlans());

        Assert.That(Verdicts(summary), Is.EqualTo("s1 Recovered, s2 Recovered, s3 Recovered, s4 NeedsAttention inline-power"), recording.Story);
        foreach (var station in summary.Stations.Where(station => station.Verdict == Verdict.Recovered))
        {
            var mac = Vlans().Bench[station.Station].Mac;
            Assert.That(recording.Facts<MacLearnt>(station.Station), Is.EqualTo(new[] { new MacLearnt(mac, AttributedBy.OwnSegment) }));
            Assert.That(recording.Facts<NetworkSighting>(station.Station).Select(sighting => sighting.Mac).Distinct(), Is.EqualTo(new[] { mac }));
            Assert.That(recording.Facts<NetworkSighting>(station.Station).Select(sighting => sighting.Address).OfType<string>().Where(address => address != "0.0.0.0"),
                Is.Not.Empty.And.All.StartsWith($"10.70.10{station.Station[1]}."));
        }

        Assert.That(recording.Facts<PossibleSighting>(), Is.Empty);
        Assert.That(recording.Facts<AttributionConflict>(), Is.Empty);
        Assert.That(recording.Facts<NetworkSighting>("s4"), Is.Empty, "it never got that far");
    }

    [Test]
    public void On_the_bench_in_real_time_each_station_has_its_own_segment_too()
    {
        var rig = Vlans();
        var (summary, recording) = Rigs.Run(Only(rig, "s1", "s2") with { Bench = rig.Bench.RemoveRange(["s3", "s4"]).SetItem("s2", rig.Bench["s1"] with { Mac = rig.Bench["s2"].Mac }) }, speed: 40);

        Assert.That(Verdicts(summary), Is.EqualTo("s1 Recovered, s2 Recovered"), recording.Story);
    }

    [Test]
    public void Phones_that_share_a_segment_and_whose_addresses_nobody_told_are_not_guessed_and_each_may_be_either()
    {
        var rig = Rigs.Simulated();
        var (_, recording) = Rigs.Run(Only(rig, "s1", "s2", "s3") with
        {
            Stations = rig.Stations.Remove("s4").ToImmutableDictionary(one => one.Key, one => one.Key == "s3" ? one.Value : one.Value with { Mac = null }),
        });

        Assert.That(recording.Facts<NetworkSighting>("s1"), Is.Empty);
        Assert.That(recording.Facts<NetworkSighting>("s2"), Is.Empty);
        Assert.That(recording.Facts<PossibleSighting>("s3").Where(possible => possible.Sighting is NetworkSighting { Mac: not null }), Is.Empty, "its address is another");
        var loads = recording.Facts<PossibleSighting>("s1").Count(possible => possible.Sighting is TftpRequested);
        Assert.That((loads, recording.Facts<PossibleSighting>("s2").Count(possible => possible.Sighting is TftpRequested)), Is.EqualTo((loads, loads)).And.Not.EqualTo((0, 0)));
    }

    [Test]
    public void A_station_that_is_scanned_or_alone_unknown_is_recovered_on_a_shared_segment()
    {
        var rig = Rigs.Simulated();
        var (summary, recording) = Rigs.Run(Only(rig, "s1", "s3") with
        {
            Stations = rig.Stations.RemoveRange(["s2", "s4"]).SetItem("s1", rig.Stations["s1"] with { Mac = null }),
        });

        Assert.That(Verdicts(summary), Is.EqualTo("s1 Recovered, s3 Recovered"), recording.Story);
        Assert.That(recording.Facts<MacLearnt>("s1").Select(learnt => learnt.By), Is.EqualTo(new[] { AttributedBy.OnlyUnknown }));
    }

    private static RigConfig Vlans()
    {
        var result = Rigs.Folder.Rig(File);
        return result.Value ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
    }

    private static RigConfig Only(RigConfig rig, params string[] stations) => rig with
    {
        Stations = rig.Stations.RemoveRange(rig.Stations.Keys.Except(stations)),
        Bench = rig.Bench.RemoveRange(rig.Bench.Keys.Except(stations)),
        Switch = null,
    };

    private static string Verdicts(RunSummary summary) => string.Join(", ", summary.Stations.OrderBy(station => station.Station, StringComparer.Ordinal)
        .Select(station => $"{station.Station} {station.Verdict}{(station.Diagnosis is null || station.Verdict == Verdict.Recovered ? "" : $" {station.Diagnosis}")}"));
}
