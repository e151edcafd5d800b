using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Campaigns.CampaignBench;

namespace PhoneRig.Core.Tests.Campaigns;

public sealed class IdentityTests
{
    [Test]
    public void A_phone_has_one_record_by_its_label_and_the_network_confirms_it()
    {
        var desk = CampaignBench.Of("k1");
        desk.Tell(new LabelRead(Mac(1), null, "scanner"));
        var label = desk.State.LabelFor("k1");
        desk.Tell(new PhonePlaced("k1", label, "kim"));
        desk.Tell(new PhoneHeard("k1", Mac(1)));

        Assert.That(desk.State.Phones.Values, Is.EqualTo(new[] { new CampaignPhone(Mac(1)) { Label = Mac(1), Mac = Mac(1) } }));
        Assert.That(desk.State.Stations["k1"].Stand!.Remark, Is.Null);
        Assert.That(desk.State.LabelFor("k1"), Is.Null, "a label names one phone");
    }

    [Test]
    public void A_phone_without_a_label_gets_its_name_from_the_network()
    {
        var desk = CampaignBench.Of("k1");
        desk.Tell(new PhonePlaced("k1", null, "kim"));
        var before = desk.State.Phones.Keys.Single();
        desk.Begin("k1");
        desk.Tell(new PhoneHeard("k1", Mac(1)));

        Assert.That(before, Does.StartWith("k1-"));
        Assert.That(desk.State.Phones.Keys, Is.EqualTo(new[] { Mac(1) }));
    }

    [Test]
    public void Where_label_and_network_disagree_the_run_is_booked_under_the_networks_word_and_that_is_told()
    {
        var desk = CampaignBench.Of("k1");
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        var run = desk.Begin("k1");
        desk.Tell(new PhoneHeard("k1", Mac(2)));
        var remark = desk.State.Stations["k1"].Stand!.Remark;
        desk.Tell(new VisitEnded("k1", run, Verdict.Recovered, null, null, "9-4-2", Mac(2), TimeSpan.FromMinutes(3)));

        Assert.That(remark, Is.EqualTo($"its label says {Mac(1)} and the network says {Mac(2)}: the run is booked under {Mac(2)}"));
        Assert.That(desk.State.Phones.Keys, Is.EqualTo(new[] { Mac(2) }));
        Assert.That(desk.State.VisitsOf(Mac(2)).Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_wrong_label_does_not_take_another_phone_out_of_its_bin()
    {
        var desk = CampaignBench.Of("k1");
        desk.Visit("k1", 1);
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        var run = desk.Begin("k1");
        desk.Tell(new VisitEnded("k1", run, Verdict.NeedsAttention, VerdictOwner.Phone, "dead", null, Mac(2), TimeSpan.FromMinutes(3)));

        Assert.That((desk.Phone(1).Bin, desk.Phone(2).Bin), Is.EqualTo(((Bin?)Bin.Done, (Bin?)Bin.Attention)));
        Assert.That(desk.State.VisitsOf(Mac(1)).Single().Verdict, Is.EqualTo(Verdict.Recovered));
    }

    [Test]
    public void A_phone_that_was_not_swapped_is_told()
    {
        var desk = CampaignBench.Of("k1");
        desk.Visit("k1", 1);
        desk.Tell(new PhonePlaced("k1", null, "kim"));
        desk.Begin("k1");
        desk.Tell(new PhoneHeard("k1", Mac(1)));

        Assert.That(desk.State.Stations["k1"].Stand!.Remark, Is.EqualTo($"{Mac(1)} is the phone that was here before: was it swapped?"));
        Assert.That(desk.State.Phones, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_phone_of_another_station_and_of_an_earlier_campaign_is_recognised()
    {
        var desk = CampaignBench.Of("a", "b");
        desk.Visit("a", 1);
        desk.Tell(new PhonePlaced("b", Mac(1), "kim"));
        var remark = desk.State.Stations["b"].Stand!.Remark;
        desk.Tell(new CampaignEnded("kim"));
        desk.Tell(new CampaignStarted("c2", "recover", null, null, [new CampaignPlace("a", TimeSpan.FromMinutes(15), Keys: true)], "kim"));
        desk.Tell(new PhonePlaced("a", Mac(1), "kim"));

        Assert.That(remark, Is.EqualTo($"{Mac(1)} was seen before: it was in the bin done"));
        Assert.That(desk.State.Stations["a"].Stand!.Remark, Is.EqualTo($"{Mac(1)} was seen before: done in campaign c1"));
    }

    [Test]
    public void A_phone_that_was_moved_in_mid_run_is_at_its_new_station_and_the_run_that_it_left_is_nobodys()
    {
        var desk = CampaignBench.Of("a", "b");
        desk.Tell(new PhonePlaced("a", Mac(1), "kim"));
        var left = desk.Begin("a");
        desk.Tell(new PhonePlaced("b", null, "kim"));
        var run = desk.Begin("b");
        desk.Tell(new PhoneHeard("b", Mac(1)));
        var stop = desk.OrderAt("a");
        desk.Tell(new VisitEnded("a", left, Verdict.Stopped, VerdictOwner.Operator, null, null, Mac(1), TimeSpan.FromMinutes(1)));
        desk.Tell(new VisitEnded("b", run, Verdict.Recovered, null, null, null, Mac(1), TimeSpan.FromMinutes(2)));

        Assert.That(stop, Is.EqualTo(new CampaignOrder.StopVisit("a", left, "whose run it is is not known: its phone was heard elsewhere, or another one here")));
        Assert.That(desk.State.Visits.Select(visit => visit.Station), Is.EqualTo(new[] { "b" }));
        Assert.That(desk.OrderAt("a"), Is.EqualTo(new CampaignOrder.Rest("a")));
    }

    [Test]
    public void Another_phone_that_is_heard_in_mid_run_makes_the_run_nobodys_and_both_phones_as_good_as_they_came()
    {
        var desk = CampaignBench.OfPhones(2, "a", "b");
        desk.Visit("b", 2);
        desk.Tell(new PhonePlaced("a", Mac(1), "kim"));
        var run = desk.Begin("a");
        desk.Tell(new PhoneHeard("a", Mac(1)));
        desk.Tell(new PhoneHeard("a", Mac(3)));
        var stop = desk.OrderAt("a");
        desk.Tell(new VisitEnded("a", run, Verdict.Recovered, null, null, "9-4-2", Mac(3), TimeSpan.FromMinutes(9)));
        desk.Tell(new StationRested("a", Proven: true));

        Assert.That(stop, Is.TypeOf<CampaignOrder.StopVisit>());
        Assert.That(desk.State.Visits.Select(visit => visit.Phone), Is.EqualTo(new[] { Mac(2) }));
        Assert.That(desk.State.Phones[Mac(1)], Is.EqualTo(new CampaignPhone(Mac(1)) { Label = Mac(1), Mac = Mac(1), Astray = true }));
        Assert.That(desk.State.Phones.ContainsKey(Mac(3)), Is.False);
        Assert.That(desk.State.Stations["a"].Called, Is.EqualTo(
            "Nobody knows which phone stands on a now: read its label (phonerig campaign scan). Put the next phone there where none does, then phonerig campaign next a"));

        desk.Tell(new PhonePlaced("a", Mac(3), "kim"));

        Assert.That(desk.OrderAt("a"), Is.EqualTo(new CampaignOrder.BeginVisit("a", Mac(3))));
    }

    [Test]
    public void A_label_that_is_read_at_a_station_names_the_phone_that_stands_there()
    {
        var desk = CampaignBench.Of("k1");
        desk.Tell(new PhonePlaced("k1", null, "kim"));
        desk.Tell(new LabelRead(Mac(1), "k1", "scanner"));

        Assert.That(desk.State.Phones.Keys, Is.EqualTo(new[] { Mac(1) }));
        Assert.That(desk.State.Stations["k1"].Stand!.Phone, Is.EqualTo(Mac(1)));
    }
}
