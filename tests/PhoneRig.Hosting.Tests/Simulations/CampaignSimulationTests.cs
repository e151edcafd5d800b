using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Simulations;
using PhoneRig.Hosting.Simulations.Judging;

namespace PhoneRig.Hosting.Tests.Simulations;

/// <summary>Whole campaigns of the real rig on simulated metal, judged by the truth.</summary>
public sealed class CampaignSimulationTests
{
    [Test]
    public void A_campaign_without_faults_breaks_no_rule_and_every_phone_gets_its_bin()
    {
        var story = Simulated.Story(seed: 3, phones: 6, stations: 2);

        Assert.That(CampaignJudge.Of(story), Is.Empty);
        Assert.That(story.State.Phones.Values.Select(phone => phone.Bin), Has.None.Null.And.Exactly(6).Items);
        Assert.That(story.Handed, Has.Length.GreaterThanOrEqualTo(6));
    }

    [Test]
    public void The_same_seed_gives_the_same_journal_also_where_everything_breaks()
    {
        var (one, other) = (Simulated.Story(seed: 5, phones: 5, stations: 2, "all"), Simulated.Story(seed: 5, phones: 5, stations: 2, "all"));

        Assert.That(one.Journal.Select(JournalDigest.Line), Is.EqualTo(other.Journal.Select(JournalDigest.Line)));
        Assert.That(JournalDigest.Of(Simulated.Story(seed: 6, phones: 5, stations: 2, "all").Journal), Is.Not.EqualTo(JournalDigest.Of(one.Journal)));
    }

    /// <summary>Twenty in a campaign of four: at entries anywhere, with and without what was not on the disk yet.</summary>
    [Test]
    public void A_rig_that_dies_again_and_again_loses_no_phone()
    {
        using var campaign = new SimulationRun(Simulated.Request(phones: 4, stations: 2, FaultKinds.Name(FaultKind.Kill))).Campaign(seed: 9, deaths: 20);
        var story = campaign.Run();

        Assert.That(story.Spells.Count(spell => spell.Kind == FaultKind.Kill), Is.EqualTo(20));
        Assert.That(CampaignJudge.Of(story), Is.Empty);
        Assert.That(story.Journal.Count(entry => entry.Entry.Fact is CampaignTakenUp), Is.GreaterThan(10));
        Assert.That(story.State.Phones.Values.Select(phone => phone.Bin), Has.None.Null.And.Exactly(4).Items);
    }

    [TestCase("relay-weld,stuck-key,dead-key,blind-lamps,console-unplug")]
    [TestCase("sensor-noise,lan,rival-dhcp")]
    [TestCase("disk-full,clock-jump,mains-dip,mains-dip-ups")]
    [TestCase("wrong-swap,early-pull")]
    public void Each_fault_happens_where_it_is_drawn_and_breaks_no_rule(string faults)
    {
        var stories = Enumerable.Range(1, 2).Select(seed => Simulated.Story(seed, phones: 10, stations: 3, faults)).ToArray();

        Assert.That(stories.SelectMany(story => CampaignJudge.Of(story)), Is.Empty);
        Assert.That(stories.SelectMany(story => story.Spells).Select(spell => spell.Kind).Distinct(), Is.SubsetOf(FaultKinds.Parse(faults)).And.Not.Empty);
    }

    [Test]
    public void What_all_came_to_adds_up()
    {
        var told = new List<CampaignFigures>();
        var report = new SimulationRun(Simulated.Request(phones: 4, stations: 2, seeds: 2)).Run(told.Add);

        Assert.That(report.Campaigns.Select(one => one.Seed), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(told, Is.EquivalentTo(report.Campaigns));
        Assert.That(report.Right + report.Honest + report.Wrong, Is.EqualTo(8));
        Assert.That(report.Bins.Values.Sum(), Is.EqualTo(8));
        Assert.That(report.OverBound, Is.GreaterThan(1));
        Assert.That(report.LoadedShares.Values.Sum(), Is.EqualTo(1).Within(1e-9));
        Assert.That(report.IdleShare, Is.InRange(0.001, 0.02));
        Assert.That(SimulationReport.Replay(report.Request, 2, ""), Is.EqualTo("phonerig simulate --phones 4 --stations 2 --seeds 1 --from 2 --faults none"));
    }

    [Test]
    public void A_rig_has_as_many_stations_as_are_asked_for_each_on_wires_of_its_own()
    {
        var request = Simulated.Request(1, 1);
        var rig = SimulatedRig.Of(request.Folder.Rig(request.RigFile).Value!, SimulationRequest.MostStations);

        Assert.That(rig.Stations, Has.Count.EqualTo(24));
        Assert.That(rig.Stations.Values.Select(station => station.Power.Relay), Is.Unique);
        Assert.That(rig.Boards.Values.Select(board => (board.Bus, board.Address)), Is.Unique);
        Assert.That(rig.Stations.Keys.Order(StringComparer.Ordinal).First(), Is.EqualTo("s01"));
    }
}
