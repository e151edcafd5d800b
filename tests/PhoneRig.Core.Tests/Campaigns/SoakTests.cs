using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Campaigns.CampaignBench;

namespace PhoneRig.Core.Tests.Campaigns;

/// <summary>Phones that come home in the evening are watched over night, and where that leads.</summary>
public sealed class SoakTests
{
    private CampaignBench desk = null!;

    [SetUp]
    public void Begin() => desk = CampaignBench.OfNights(null, "k1", "k2", "k3");

    [Test]
    public void A_phone_that_comes_home_in_the_evening_stays_powered_and_is_done_when_the_day_begins()
    {
        desk.Tell(new EveningBegan("kim"));
        var run = Home("k1", 1);
        desk.Wait(TimeSpan.FromHours(7.5));
        var (order, bin, call, account) = (desk.OrderAt("k1"), desk.Phone(1).Bin, desk.Call("k1"), CampaignAccount.Of(desk.State)!);
        desk.Tell(new EveningEnded("kim"));

        Assert.That((order, bin, call), Is.EqualTo((new CampaignOrder.Soak("k1", run), (Bin?)null, (string?)null)));
        Assert.That(account.Stations[0].Soak, Is.EqualTo(new AccountedSoak(null, 0, desk.Clock - TimeSpan.FromHours(7.5), null)));
        Assert.That(account.Health[0].Idle, Is.EqualTo("its phone is watched over night"));
        Assert.That((desk.Phone(1).Bin, desk.Phone(1).Why), Is.EqualTo((Bin.Done, "recovered, runs 9-4-2, soaked 7 h 30 min")));
        Assert.That(desk.OrderAt("k1"), Is.EqualTo(new CampaignOrder.Rest("k1")));
        Assert.That(CampaignAccount.Of(desk.State)!.Night, Is.EqualTo(new AccountedNight(false, null, TimeSpan.FromHours(8), 0, 1, 0)));
    }

    [Test]
    public void By_day_no_phone_is_watched_and_its_station_is_free_at_once()
    {
        Home("k1", 1);

        Assert.That((desk.Phone(1).Bin, desk.Phone(1).Why), Is.EqualTo((Bin.Done, "recovered, runs 9-4-2")));
        Assert.That(desk.OrderAt("k1"), Is.EqualTo(new CampaignOrder.Rest("k1")));
    }

    [Test]
    public void A_phone_that_was_put_away_by_day_is_not_watched_when_the_evening_comes()
    {
        Home("k1", 1);
        desk.Tell(new StationRested("k1", Proven: true));
        desk.Tell(new EveningBegan("kim"));

        Assert.That(desk.OrderAt("k1"), Is.Null);
        Assert.That(desk.Call("k1"), Does.StartWith($"Take {Mac(1)} out of k1, into the bin done."));
    }

    [Test]
    public void Only_phones_that_are_home_are_watched()
    {
        desk.Tell(new EveningBegan("kim"));
        desk.Visit("k1", 1, Verdict.NeedsAttention, VerdictOwner.Phone, "silent");

        Assert.That(desk.Timeline.Select(entry => entry.Fact).OfType<SoakBegan>(), Is.Empty);
        Assert.That(desk.Phone(1).Bin, Is.EqualTo(Bin.Attention));
    }

    [Test]
    public void A_campaign_without_soaks_and_one_of_an_older_journal_have_none()
    {
        desk = CampaignBench.Of("k1");
        desk.Tell(new EveningBegan("kim"));
        Home("k1", 1);

        Assert.That(desk.Phone(1).Bin, Is.EqualTo(Bin.Done));
    }

    [Test]
    public void A_soak_ends_when_it_has_lasted_as_long_as_it_may_and_wakes_the_campaign_for_that()
    {
        desk.Tell(new EveningBegan("kim"));
        Home("k1", 1);
        var wakeAt = desk.WakeAt;
        desk.Now = wakeAt!.Value - TimeSpan.FromSeconds(1);
        desk.Follow();
        var before = desk.Phone(1).Bin;
        desk.Wait(TimeSpan.FromSeconds(1));

        Assert.That(before, Is.Null);
        Assert.That(desk.Phone(1).Why, Is.EqualTo("recovered, runs 9-4-2, soaked 8 h"));
        Assert.That(desk.Timeline.Select(entry => entry.Fact).OfType<SoakEnded>().Single().Why, Is.EqualTo("that is as long as it is watched"));
    }

    [Test]
    public void A_phone_that_restarts_or_falls_silent_in_its_soak_needs_a_person()
    {
        desk.Tell(new EveningBegan("kim"));
        var run = Home("k1", 1);
        desk.Wait(TimeSpan.FromHours(1));
        desk.Tell(new PhoneFell("k1", run, "started again"));
        desk.Wait(TimeSpan.FromHours(2));
        desk.Tell(new PhoneFell("k1", run, "fell silent"));
        var falls = CampaignAccount.Of(desk.State)!.Stations[0].Soak!.Falls;
        desk.Wait(TimeSpan.FromHours(3));
        desk.Tell(new EveningEnded("kim"));

        Assert.That(falls, Is.EqualTo(2));
        Assert.That((desk.Phone(1).Bin, desk.Phone(1).Why), Is.EqualTo((Bin.Attention, "restarted or fell silent 2 times in its soak of 6 h")));
        Assert.That(CampaignAccount.Of(desk.State)!.Phones.Single().Soak, Is.EqualTo(new AccountedSoak(false, 2, null, TimeSpan.FromHours(6))));
        Assert.That(CampaignAccount.Of(desk.State)!.Night!.Fell, Is.EqualTo(1));
        Assert.That(PhoneLabel.Of(CampaignAccount.Of(desk.State)!.Phones.Single(), simulated: false, TimeZoneInfo.Utc)!.Lines, Does.Contain("restarted or fell silent 2 times in its soak of 6 h"));
    }

    [Test]
    public void Phones_that_fall_together_were_felled_by_something_else()
    {
        desk.Tell(new EveningBegan("kim"));
        string[] runs = [Home("k1", 1), Home("k2", 2), Home("k3", 3)];
        desk.Wait(TimeSpan.FromHours(1));
        for (var at = 0; at < 3; at++)
        {
            desk.Tell(new PhoneFell($"k{at + 1}", runs[at], "started again"));
            desk.Wait(TimeSpan.FromSeconds(50));
        }

        desk.Wait(TimeSpan.FromMinutes(30));
        desk.Tell(new PhoneFell("k3", runs[2], "started again"));
        desk.Tell(new EveningEnded("kim"));

        Assert.That((desk.Phone(1).Bin, desk.Phone(2).Bin), Is.EqualTo(((Bin?)Bin.Done, (Bin?)Bin.Done)));
        Assert.That((desk.Phone(3).Bin, desk.Phone(3).Soaked!.Falls), Is.EqualTo((Bin.Attention, 1)), "it fell alone later");
    }

    [Test]
    public void Phones_that_fall_one_long_after_the_other_fall_each_of_its_own()
    {
        desk.Tell(new EveningBegan("kim"));
        string[] runs = [Home("k1", 1), Home("k2", 2)];
        desk.Tell(new PhoneFell("k1", runs[0], "started again"));
        desk.Wait(TimeSpan.FromMinutes(4));
        desk.Tell(new PhoneFell("k2", runs[1], "started again"));
        desk.Tell(new EveningEnded("kim"));

        Assert.That((desk.Phone(1).Bin, desk.Phone(2).Bin), Is.EqualTo(((Bin?)Bin.Attention, (Bin?)Bin.Attention)));
    }

    [Test]
    public void A_soak_outlives_the_rig_and_counts_what_was_seen()
    {
        desk.Tell(new EveningBegan("kim"));
        var run = Home("k1", 1);
        desk.Wait(TimeSpan.FromHours(2));
        desk.Tell(new PhoneFell("k1", run, "started again"));
        desk.Wait(TimeSpan.FromHours(1));
        desk.Die();
        var order = desk.OrderAt("k1");
        desk.Wait(TimeSpan.FromHours(3));
        desk.Tell(new EveningEnded("kim"));

        Assert.That(order, Is.EqualTo(new CampaignOrder.Soak("k1", run)));
        Assert.That(desk.Phone(1).Soaked, Has.Property(nameof(SoakEnded.Lasted)).EqualTo(TimeSpan.FromHours(5)).And.Property(nameof(SoakEnded.Falls)).EqualTo(1), "2 h up to the last entry, and 3 h after");
    }

    [Test]
    public void A_soak_ends_at_any_time_where_somebody_wants_the_station_and_counts_up_to_then()
    {
        desk.Tell(new EveningBegan("kim"));
        Home("k1", 1);
        desk.Wait(TimeSpan.FromMinutes(40));
        desk.Tell(Soaking.End(desk.State, "k1", desk.Now, "kim wants to swap it")!);
        var order = desk.OrderAt("k1");
        desk.Tell(new StationRested("k1", Proven: true));
        desk.Tell(new PhonePlaced("k1", Mac(2), "kim"));

        Assert.That(order, Is.EqualTo(new CampaignOrder.Rest("k1")));
        Assert.That((desk.Phone(1).Bin, desk.Phone(1).Why), Is.EqualTo((Bin.Done, "recovered, runs 9-4-2, soaked 40 min")));
        Assert.That(desk.OrderAt("k1"), Is.EqualTo(new CampaignOrder.BeginVisit("k1", Mac(2))));
        Assert.That(Soaking.End(desk.State, "k1", desk.Now, "again"), Is.Null);
    }

    [Test]
    public void A_phone_that_was_carried_off_in_its_soak_is_where_that_had_come_to_when_it_is_heard_elsewhere()
    {
        desk.Tell(new EveningBegan("kim"));
        var run = Home("k1", 1);
        desk.Wait(TimeSpan.FromHours(1));
        desk.Tell(new PhoneFell("k1", run, "fell silent"));
        desk.Tell(new PhonePlaced("k2", null, "kim"));
        desk.Begin("k2");
        desk.Tell(new PhoneHeard("k2", Mac(1)));

        Assert.That((desk.Phone(1).Bin, desk.Phone(1).Why), Is.EqualTo((Bin.Attention, "restarted or fell silent once in its soak of 1 h")));
        Assert.That(desk.OrderAt("k1"), Is.EqualTo(new CampaignOrder.Rest("k1")));
    }

    [Test]
    public void The_end_of_the_campaign_ends_its_soaks_and_books_their_phones()
    {
        desk.Tell(new EveningBegan("kim"));
        Home("k1", 1);
        desk.Wait(TimeSpan.FromHours(1));
        desk.Tell(new CampaignEnded("kim"));

        Assert.That((desk.Phone(1).Bin, desk.Orders.Any()), Is.EqualTo((Bin.Done, false)));
    }

    [Test]
    public void A_phone_that_is_watched_is_not_left_to_do_and_one_with_a_later_run_has_no_soak_any_more()
    {
        desk.Tell(new EveningBegan("kim"));
        Home("k1", 1);
        var (soaking, left) = (CampaignAccount.Of(desk.State)!.Phones.Single().Soak, CampaignAccount.Of(desk.State with { Expect = 3 })!.Left);
        desk.Tell(new EveningEnded("kim"));
        desk.Tell(new StationRested("k1", Proven: true));
        desk.Visit("k2", 1);

        Assert.That((soaking?.Passed, soaking?.Falls, left), Is.EqualTo(((bool?)null, (int?)0, (int?)2)));
        Assert.That(CampaignAccount.Of(desk.State)!.Phones.Single().Soak, Is.Null);
    }

    [Test]
    public void A_light_is_dark_while_a_phone_is_watched_since_nobody_is_wanted_and_it_may_be_swapped()
    {
        desk.Tell(new EveningBegan("kim"));
        Home("k1", 1);
        var watched = StationSignals.Of(desk.State, "k1");
        desk.Tell(new EveningEnded("kim"));
        var off = StationSignals.Of(desk.State, "k1");
        desk.Tell(new StationRested("k1", Proven: true));

        Assert.That((watched, off, StationSignals.Of(desk.State, "k1")), Is.EqualTo((StationSignal.Nothing, StationSignal.DoNotTouch, StationSignal.SwapMe)));
    }

    [Test]
    public void A_process_that_dies_at_any_entry_of_a_night_is_followed_by_one_that_ends_it_in_the_same_bins()
    {
        void Night()
        {
            Begin();
            desk.Tell(new EveningBegan("kim"));
            string[] runs = [Started("k1", 1), Started("k2", 2)];
            foreach (var (at, run) in runs.Index())
            {
                desk.Tell(Recovered($"k{at + 1}", run, at + 1));
                desk.Wait(TimeSpan.FromHours(1));
            }

            desk.Tell(new PhoneFell("k2", runs[1], "started again"));
            desk.Wait(TimeSpan.FromHours(1));
            desk.Tell(new EveningEnded("kim"));
        }

        Night();
        var whole = desk.Timeline.ToArray();
        var begun = Array.FindLastIndex(whole, entry => entry.Fact is VisitBegan) + 1;
        for (var dies = begun; dies <= whole.Length; dies++)
        {
            Night();
            desk.Die(dies);

            // What is no decision is the world's: it is told to whoever is there.
            foreach (var entry in whole[dies..].Where(entry => entry.Fact is VisitEnded or PhoneFell or EveningEnded))
            {
                desk.Wait(TimeSpan.FromHours(1));
                desk.Tell(entry.Fact);
            }

            Assert.That(desk.State.Phones.Values.Select(phone => (phone.Name, phone.Bin)), Is.EqualTo(new[] { (Mac(1), Bin.Done), (Mac(2), Bin.Attention) }), $"died after {dies} entries");
            Assert.That(desk.Orders, Is.EquivalentTo(new[] { new CampaignOrder.Rest("k1"), new CampaignOrder.Rest("k2"), new CampaignOrder.Rest("k3") }), $"died after {dies} entries");
            Assert.That(desk.Timeline.Count(entry => entry.Fact is SoakBegan), Is.EqualTo(2), $"died after {dies} entries");
        }

        Assert.That(whole.Length - begun, Is.GreaterThan(8));
    }

    private string Home(string station, int phone)
    {
        var run = Started(station, phone);
        desk.Tell(Recovered(station, run, phone));
        return run;
    }

    private string Started(string station, int phone)
    {
        desk.Tell(new PhonePlaced(station, Mac(phone), "kim"));
        return desk.Begin(station);
    }

    private static VisitEnded Recovered(string station, string run, int phone) => new(station, run, Verdict.Recovered, null, null, "9-4-2", Mac(phone), TimeSpan.FromMinutes(5));
}
