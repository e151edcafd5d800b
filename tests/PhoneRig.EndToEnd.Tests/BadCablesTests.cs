using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>Every datagram, either way, may be lost, doubled, late or overtaken; the phones end as they do on a good LAN, and a seed gives the same run each time.</summary>
public sealed class BadCablesTests
{
    private static readonly BenchLinkConfig Link = new()
    {
        Loss = new Percent(0.01),
        Duplicates = new Percent(0.02),
        Reordered = new Percent(0.03),
        Delay = TimeSpan.FromMilliseconds(5),
    };

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    [TestCase(5)]
    [TestCase(6)]
    public void The_four_phones_and_a_healthy_one_end_right_on_bad_cables(int seed)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var (summary, recording) = Rigs.Run(WithHealthy(), seed);

        Assert.That(
            summary.Stations.OrderBy(station => station.Station, StringComparer.Ordinal).Select(station => station.Verdict),
            Is.EqualTo(new[] { Verdict.Recovered, Verdict.Recovered, Verdict.Recovered, Verdict.NeedsAttention, Verdict.Recovered }), recording.Story);
        Assert.That(summary.Stations.Single(station => station.Station == "s4").Diagnosis, Is.EqualTo("inline-power"), recording.Story);
    }

    [Test]
    public void A_seed_gives_the_same_facts_each_time_and_another_gives_others()
    {
        string Facts(int seed) => string.Join('\n', Rigs.Run(WithHealthy(), seed).Recording.Entries.Select(entry => $"{entry.Uptime.Ticks} {FactJson.Write(entry.Fact)}"));

        var first = Facts(7);
        Assert.That(Facts(7), Is.EqualTo(first));
        Assert.That(Facts(8), Is.Not.EqualTo(first));
    }

    [Test]
    public void The_faults_are_there()
    {
        var (_, good) = Rigs.Run(Rigs.With(same => same), seed: 3);
        var (_, bad) = Rigs.Run(Rigs.With(same => same, phone => phone with { Link = Link with { Loss = new Percent(0.05) } }), seed: 3);

        Assert.That(Took(bad), Is.GreaterThan(Took(good) * 1.05), "what is lost is waited for");
    }

    private static TimeSpan Took(Recording recording) => TimeSpan.FromSeconds(recording.Facts<TftpCompleted>().Sum(completed => completed.Took.TotalSeconds));

    private static RigConfig WithHealthy()
    {
        var rig = Rigs.Simulated();
        var healthy = rig.Stations["s1"] with { Mac = "00:1b:2c:3d:4e:63", Power = rig.Stations["s1"].Power with { Relay = PinRef.Parse("gpio/24", null) }, Keypad = new KeypadConfig { Kind = KeypadKind.None }, Lamps = null };
        return rig with
        {
            Stations = rig.Stations.Add("s5", healthy),
            Bench = rig.Bench.Add("s5", new SimulatedPhoneConfig { Ailment = "healthy", Mac = "00:1b:2c:3d:4e:63" }).ToImmutableDictionary(phone => phone.Key, phone => phone.Value with { Link = Link }),
        };
    }
}
