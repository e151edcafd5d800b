using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Campaigns.CampaignBench;

namespace PhoneRig.Core.Tests.Campaigns;

public sealed class ResumeTests
{
    [Test]
    public void A_run_that_the_rigs_death_broke_off_is_watched_and_then_begins_again()
    {
        var desk = CampaignBench.Of("k1");
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        var run = desk.Begin("k1");
        desk.Die();
        var watched = desk.OrderAt("k1");
        desk.Tell(new VisitBroken("k1", run, Orderly: false, "the rig died"));

        Assert.That(watched, Is.EqualTo(new CampaignOrder.WatchVisit("k1", run)));
        Assert.That(desk.WakeAt, Is.Null, "no budget of another boot counts");
        Assert.That(desk.OrderAt("k1"), Is.EqualTo(new CampaignOrder.BeginVisit("k1", Mac(1))));
    }

    [Test]
    public void A_verdict_that_the_journal_has_and_the_campaign_does_not_know_counts()
    {
        var desk = CampaignBench.Of("k1");
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        var run = desk.Begin("k1");
        desk.Die();
        desk.Tell(new VisitEnded("k1", run, Verdict.Recovered, null, null, "9-4-2", Mac(1), TimeSpan.FromMinutes(2)));

        Assert.That(desk.Phone(1).Bin, Is.EqualTo(Bin.Done));
        Assert.That(desk.OrderAt("k1"), Is.EqualTo(new CampaignOrder.Rest("k1")));
    }

    [Test]
    public void A_phone_whose_runs_the_rig_dies_at_again_and_again_waits_for_who_mends_the_rig()
    {
        var desk = CampaignBench.Of("k1");
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        for (var death = 0; death < Campaign.MostBroken; death++)
        {
            var run = desk.Begin("k1");
            desk.Die();
            desk.Tell(new VisitBroken("k1", run, Orderly: false, "the rig died"));
        }

        Assert.That(desk.Phone(1).Bin, Is.EqualTo(Bin.RigSuspect));
    }

    [Test]
    public void A_death_of_the_rig_is_shared_among_the_phones_that_had_a_run_just_then()
    {
        string[] stations = ["k1", "k2", "k3"];
        var desk = CampaignBench.Of(stations);
        foreach (var (number, station) in stations.Index())
        {
            desk.Tell(new PhonePlaced(station, Mac(number + 1), "kim"));
        }

        void DieAtAll()
        {
            string[] runs = [.. stations.Select(station => desk.Begin(station))];
            desk.Die();
            foreach (var (station, run) in stations.Zip(runs))
            {
                desk.Tell(new VisitBroken(station, run, Orderly: false, "the rig died"));
            }
        }

        for (var death = 1; death < Campaign.MostBroken * stations.Length; death++)
        {
            DieAtAll();
        }

        Assert.That(stations.Select((_, index) => desk.Phone(index + 1).Bin), Is.All.Null);
        DieAtAll();
        Assert.That(stations.Select((_, index) => desk.Phone(index + 1).Bin), Is.All.EqualTo(Bin.RigSuspect));
    }

    [Test]
    public void A_shutdown_in_order_is_held_against_nobody()
    {
        var desk = CampaignBench.Of("k1");
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        for (var end = 0; end < Campaign.MostBroken + 2; end++)
        {
            var run = desk.Begin("k1");
            desk.Tell(new VisitBroken("k1", run, Orderly: true, "the rig was shut down"));
            desk.Die();
        }

        Assert.That(desk.OrderAt("k1"), Is.EqualTo(new CampaignOrder.BeginVisit("k1", Mac(1))));
    }

    [Test]
    public void What_was_proven_in_another_process_is_proven_anew_before_a_swap()
    {
        var desk = CampaignBench.Of("k1");
        desk.Visit("k1", 1);
        var before = desk.OrderAt("k1");
        desk.Die();

        Assert.That(before, Is.Null);
        Assert.That(desk.OrderAt("k1"), Is.EqualTo(new CampaignOrder.Rest("k1")));
    }

    [Test]
    public void A_process_that_dies_between_a_fact_and_what_follows_from_it_loses_nothing()
    {
        var whole = CampaignBench.Of("a", "k1");
        whole.Visit("a", 1, Verdict.NeedsAttention, VerdictOwner.Phone, "refuses");
        whole.Visit("k1", 1);
        for (var after = 0; after <= whole.Timeline.Count; after++)
        {
            var desk = CampaignBench.Of("a", "k1");
            desk.Visit("a", 1, Verdict.NeedsAttention, VerdictOwner.Phone, "refuses");
            desk.Visit("k1", 1);
            desk.Die(after);

            Assert.That(
                desk.State.Phones.Values.Where(phone => phone.Bin is null && desk.State.StationOf(phone.Name) is null),
                Is.Empty,
                $"died after {after} entries");
        }
    }

    [Test]
    public void While_it_is_paused_phones_are_swapped_and_no_run_begins()
    {
        var desk = CampaignBench.Of("k1");
        desk.Tell(new CampaignPaused("kim"));
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        var paused = desk.OrderAt("k1");
        desk.Tell(new CampaignResumed("kim"));

        Assert.That(paused, Is.Null);
        Assert.That(desk.OrderAt("k1"), Is.EqualTo(new CampaignOrder.BeginVisit("k1", Mac(1))));
    }

    [Test]
    public void The_end_stops_what_is_under_way_and_books_it()
    {
        var desk = CampaignBench.Of("k1");
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        var run = desk.Begin("k1");
        desk.Tell(new CampaignEnded("kim"));
        var stop = desk.OrderAt("k1");
        desk.Tell(new VisitEnded("k1", run, Verdict.Stopped, VerdictOwner.Operator, null, null, null, TimeSpan.FromMinutes(2)));

        Assert.That(stop, Is.EqualTo(new CampaignOrder.StopVisit("k1", run, "the campaign was ended")));
        Assert.That(desk.Phone(1).Bin, Is.EqualTo(Bin.Attention));
        Assert.That(desk.Orders, Is.Empty);
    }
}
