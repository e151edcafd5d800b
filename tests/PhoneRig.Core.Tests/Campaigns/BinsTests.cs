using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Campaigns.CampaignBench;

namespace PhoneRig.Core.Tests.Campaigns;

public sealed class BinsTests
{
    [Test]
    public void A_recovered_phone_is_done_and_the_operator_is_told_to_take_it_out()
    {
        var desk = CampaignBench.Of("k1");

        desk.Visit("k1", 1);

        Assert.That(desk.Phone(1).Bin, Is.EqualTo(Bin.Done));
        Assert.That(desk.Call("k1"), Is.EqualTo($"Take {Mac(1)} out of k1, into the bin done. Put the next phone on k1, then phonerig campaign next k1"));
    }

    [Test]
    public void A_phone_that_a_keyless_station_cannot_bring_home_is_called_to_one_with_keys()
    {
        var desk = CampaignBench.Of("a", "k1");

        desk.Visit("a", 1, Verdict.NeedsAttention, VerdictOwner.SetUp, "no-usable-procedure");

        Assert.That(desk.Phone(1).Bin, Is.EqualTo(Bin.KeyStation));
        Assert.That(desk.Call("k1"), Does.StartWith("Put a phone from the bin key-station on k1"));
        Assert.That(desk.Call("a"), Does.Contain("Put the next phone on a"));
    }

    [Test]
    public void Where_no_station_has_keys_such_a_phone_needs_a_person()
    {
        var desk = CampaignBench.Of("a", "b");

        desk.Visit("a", 1, Verdict.NeedsAttention, VerdictOwner.SetUp, "no-usable-procedure");

        Assert.That(desk.Phone(1).Bin, Is.EqualTo(Bin.Attention));
    }

    [Test]
    public void What_a_station_with_keys_cannot_do_needs_files_or_a_person()
    {
        var desk = CampaignBench.Of("k1", "k2");

        desk.Visit("k1", 1, Verdict.NeedsAttention, VerdictOwner.SetUp, "signing-generation");

        Assert.That(desk.Phone(1), Has.Property(nameof(CampaignPhone.Bin)).EqualTo(Bin.Attention).And.Property(nameof(CampaignPhone.Why)).EqualTo("signing-generation"));
    }

    [Test]
    public void Keys_that_one_station_could_not_press_are_the_phones_only_after_a_second_one_agrees()
    {
        var desk = CampaignBench.Of("k1", "k2");

        desk.Visit("k1", 1, Verdict.NeedsAttention, VerdictOwner.Phone, "code-not-accepted", hands: true);
        var first = (desk.Phone(1).Bin, Call: desk.Call("k2"));
        desk.Visit("k2", 1, Verdict.NeedsAttention, VerdictOwner.Phone, "code-not-accepted", hands: true);

        Assert.That(first.Bin, Is.EqualTo(Bin.AnotherStation));
        Assert.That(first.Call, Does.StartWith("Put a phone from the bin another-station on k2"));
        Assert.That((desk.Phone(1).Bin, desk.Phone(1).Why), Is.EqualTo((Bin.Attention, "code-not-accepted: k1 and k2 agree")));
    }

    [Test]
    public void Keys_that_one_station_could_not_press_and_another_could_were_the_stations()
    {
        var desk = CampaignBench.Of("k1", "k2", "a");

        desk.Visit("k1", 1, Verdict.NeedsAttention, VerdictOwner.Phone, "code-not-accepted", hands: true);
        desk.Visit("k2", 1);

        Assert.That(desk.Phone(1).Bin, Is.EqualTo(Bin.Done));
        Assert.That(desk.State.Visits.Select(visit => visit.Counts), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public void Where_no_other_station_has_fingers_their_word_is_told_as_one_stations()
    {
        var desk = CampaignBench.Of("k1", "a");

        desk.Visit("k1", 1, Verdict.NeedsAttention, VerdictOwner.Phone, "code-not-accepted", hands: true);

        Assert.That((desk.Phone(1).Bin, desk.Phone(1).Why), Is.EqualTo((Bin.Attention, "code-not-accepted, says k1 alone: see that its fingers press")));
    }

    [Test]
    public void A_phone_is_scrap_only_after_two_stations_agree()
    {
        var desk = CampaignBench.Of("k1", "k2");

        desk.Visit("k1", 1, Verdict.Scrap, VerdictOwner.Phone, "dead");
        var first = desk.Phone(1).Bin;
        desk.Visit("k1", 1, Verdict.Scrap, VerdictOwner.Phone, "dead");
        var sameAgain = desk.Phone(1).Bin;
        desk.Visit("k2", 1, Verdict.Scrap, VerdictOwner.Phone, "dead");

        Assert.That((first, sameAgain, desk.Phone(1).Bin), Is.EqualTo(((Bin?)Bin.AnotherStation, (Bin?)Bin.AnotherStation, (Bin?)Bin.Scrap)));
    }

    [Test]
    public void A_phone_that_went_on_to_another_station_is_taken_out_of_that_alone()
    {
        var desk = CampaignBench.Of("k1", "k2");
        desk.Visit("k1", 1, Verdict.Scrap, VerdictOwner.Phone, "dead");
        desk.Visit("k2", 1, Verdict.Scrap, VerdictOwner.Phone, "dead");

        Assert.That(desk.Call("k1"), Does.StartWith("Put the next phone on k1"));
        Assert.That(desk.Call("k2"), Does.StartWith($"Take {Mac(1)} out of k2, into the bin scrap."));
    }

    [Test]
    public void In_the_evening_no_run_is_stopped_for_taking_long_and_by_day_those_of_the_night_go_on()
    {
        var desk = CampaignBench.OfPhones(3, "k1", "k2", "k3");
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        desk.Begin("k1");
        desk.Tell(new EveningBegan("kim"));
        desk.Tell(new PhonePlaced("k2", Mac(2), "kim"));
        desk.Begin("k2");
        desk.Tell(new EveningEnded("kim"));
        desk.Tell(new PhonePlaced("k3", Mac(3), "kim"));
        desk.Begin("k3");
        desk.Now += TimeSpan.FromHours(9);

        Assert.That(desk.Orders.OfType<CampaignOrder.StopVisit>().Select(order => order.Station), Is.EqualTo(new[] { "k3" }));
    }

    [Test]
    public void Where_the_evening_comes_by_the_clock_nobody_is_told_to_begin_it()
    {
        var desk = CampaignBench.OfNights(new CampaignHours(new TimeOnly(17, 30), new TimeOnly(7, 30)), DateTimeOffset.UnixEpoch.AddHours(9), TimeZoneInfo.Utc, "k1");
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        var run = desk.Begin("k1");
        desk.Tell(new VisitEnded("k1", run, Verdict.Stopped, VerdictOwner.Operator, null, null, Mac(1), TimeSpan.FromMinutes(15)));

        Assert.That(CampaignCalls.Of(desk.State with { Expect = 1 }, desk.State.Stations["k1"] with { Rested = true }), Does.EndWith("1 waits for the evening (from 17:30 on, one on each station for the night)"));
    }

    [Test]
    public void Phones_that_wait_for_the_evening_are_called_for_then_and_told_of_when_all_others_are_through()
    {
        var desk = CampaignBench.OfPhones(1, "k1");
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        var run = desk.Begin("k1");
        desk.Tell(new VisitEnded("k1", run, Verdict.Stopped, VerdictOwner.Operator, null, null, Mac(1), TimeSpan.FromMinutes(15)));
        desk.Tell(new StationRested("k1", Proven: true));
        var byDay = desk.Call("k1");
        desk.Tell(new EveningBegan("kim"));

        Assert.That(byDay, Does.EndWith("The only phone is through: 1 waits for the evening (phonerig campaign evening, then one on each station for the night)"));
        Assert.That(desk.Call("k1"), Does.Contain("Put a phone from the bin evening on k1"));
    }

    [Test]
    public void A_phone_that_takes_longer_than_the_day_has_for_it_is_stopped_and_waits_for_the_evening()
    {
        var desk = CampaignBench.Of("k1");
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        var run = desk.Begin("k1");
        var (before, wakeAt) = (desk.OrderAt("k1"), desk.WakeAt);
        desk.Now = wakeAt!.Value;
        var stop = desk.OrderAt("k1");

        desk.Tell(new VisitEnded("k1", run, Verdict.Stopped, VerdictOwner.Operator, null, null, Mac(1), TimeSpan.FromMinutes(15)));

        Assert.That(before, Is.Null);
        Assert.That(stop, Is.EqualTo(new CampaignOrder.StopVisit("k1", run, "its 15 min by day are used up")));
        Assert.That(desk.Phone(1).Bin, Is.EqualTo(Bin.Evening));
    }

    [Test]
    public void A_run_that_a_person_stopped_leaves_the_phone_to_a_person()
    {
        var desk = CampaignBench.Of("k1");

        desk.Visit("k1", 1, Verdict.Stopped, VerdictOwner.Operator, took: TimeSpan.FromMinutes(3));

        Assert.That(desk.Phone(1).Bin, Is.EqualTo(Bin.Attention));
    }

    [Test]
    public void What_the_rig_did_wrong_counts_against_no_phone()
    {
        var desk = CampaignBench.Of("k1", "k2");

        desk.Visit("k1", 1, Verdict.NeedsAttention, VerdictOwner.Rig, "rig-fault");

        var account = CampaignAccount.Of(desk.State)!;
        Assert.That(desk.Phone(1).Bin, Is.EqualTo(Bin.AnotherStation));
        Assert.That((account.Yield, account.Diagnoses.Count, account.RigFaults), Is.EqualTo(((double?)null, 0, 1)));
        Assert.That(desk.Call("k2"), Does.StartWith("Put a phone from the bin another-station on k2"));
        Assert.That(desk.Call("k1"), Does.EndWith("Put the next phone on k1, then phonerig campaign next k1"), "not back to where it was");
    }

    [Test]
    public void A_phone_that_the_rig_failed_at_two_stations_waits_for_who_mends_the_rig()
    {
        var desk = CampaignBench.Of("k1", "k2", "k3");

        desk.Visit("k1", 1, Verdict.NeedsAttention, VerdictOwner.Rig, "rig-fault");
        desk.Visit("k2", 1, Verdict.NeedsAttention, VerdictOwner.Rig, "rig-fault");

        Assert.That(desk.Phone(1).Bin, Is.EqualTo(Bin.RigSuspect));
    }

    [Test]
    public void The_account_counts_the_first_run_apart_and_measures_what_led_home()
    {
        var desk = CampaignBench.OfPhones(9, "a", "k1");
        desk.Visit("a", 1, took: TimeSpan.FromMinutes(2));
        desk.Visit("a", 2, Verdict.NeedsAttention, VerdictOwner.Phone, "refuses");
        desk.Visit("k1", 2, took: TimeSpan.FromMinutes(8));
        desk.Visit("k1", 3, Verdict.NeedsAttention, VerdictOwner.Phone, "loose-cable");
        desk.Visit("a", 4, took: TimeSpan.FromMinutes(4));

        var account = CampaignAccount.Of(desk.State)!;

        Assert.That((account.Yield, account.FirstPassYield), Is.EqualTo(((double?)0.75, (double?)0.5)));
        Assert.That((account.Median, account.Longest20th), Is.EqualTo(((TimeSpan?)TimeSpan.FromMinutes(4), (TimeSpan?)TimeSpan.FromMinutes(8))));
        Assert.That(account.Diagnoses, Is.EquivalentTo(new Dictionary<string, int> { ["loose-cable"] = 1 }));
        Assert.That(account.Bins, Is.EquivalentTo(new Dictionary<string, int> { ["done"] = 3, ["attention"] = 1 }));
    }

    [Test]
    public void When_all_phones_are_through_the_operator_is_asked_for_no_other()
    {
        var desk = CampaignBench.OfPhones(2, "k1");

        desk.Visit("k1", 1);
        desk.Visit("k1", 2);

        Assert.That(desk.Call("k1"), Does.EndWith("All 2 phones are through: no phone is left for k1"));
    }
}
