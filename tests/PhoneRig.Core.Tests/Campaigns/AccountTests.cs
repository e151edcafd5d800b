using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Tests.Campaigns;

/// <summary>The numbers of a campaign, and that its timeline alone tells them.</summary>
public sealed class AccountTests
{
    private CampaignBench desk = null!;

    private CampaignAccount Account => CampaignAccount.Of(desk.State)!;

    [Test]
    public void A_rig_without_a_campaign_has_no_account() => Assert.That(CampaignAccount.Of(CampaignState.None), Is.Null);

    [Test]
    public void Before_the_first_verdict_there_are_no_shares_and_no_forecast()
    {
        desk = CampaignBench.OfPhones(4, "k1", "k2");

        Assert.That((Account.Yield, Account.FirstPassYield, Account.Median, Account.Forecast, Account.Pace!.PhonesPerHour, Account.Pace.TouchesPerPhone), Is.EqualTo(((double?)null, (double?)null, (TimeSpan?)null, (AccountedForecast?)null, (double?)null, (double?)null)));
        Assert.That((Account.Done, Account.Left), Is.EqualTo((0, (int?)4)));
        Assert.That(Account.Health.Select(one => one.Idle), Is.All.EqualTo("it waits for a phone"));
    }

    [Test]
    public void First_pass_yield_is_home_at_the_first_run_of_the_phones_with_a_verdict_of_their_own()
    {
        desk = CampaignBench.Of("s1", "k1");
        Visit(0, "k1", 1);
        Visit(10, "s1", 2, Verdict.NeedsAttention, VerdictOwner.Phone, "boot-loop");
        Visit(20, "k1", 2);
        Visit(30, "k1", 3, Verdict.NeedsAttention, VerdictOwner.Rig, "rig-fault");
        Visit(40, "k1", 4, Verdict.NeedsAttention, VerdictOwner.Phone, "silent");

        Assert.That(Account.Yield, Is.EqualTo(2 / 3.0).Within(1e-9));
        Assert.That(Account.FirstPassYield, Is.EqualTo(1 / 3.0).Within(1e-9));
        Assert.That((Account.RigFaults, Account.Pace!.Judged), Is.EqualTo((1, 3)));
        Assert.That(Account.Diagnoses, Is.EquivalentTo(new Dictionary<string, int> { ["silent"] = 1 }));
    }

    [Test]
    public void The_end_is_forecast_from_how_long_runs_took_and_stations_stood_between_them()
    {
        desk = CampaignBench.OfPhones(10, "k1", "k2");
        Visit(0, "k1", 1, took: 6);
        Visit(0, "k2", 2, took: 10);
        Visit(9, "k1", 3, took: 8);
        Visit(15, "k2", 4, took: 4);

        var forecast = Account.Forecast!;
        Assert.That((Account.Done, Account.Left, forecast.Visits, forecast.Stations), Is.EqualTo((4, (int?)6, 6, 2)));
        Assert.That((forecast.Visit, forecast.Turnaround), Is.EqualTo((TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(3))));
        Assert.That(forecast.Takes, Is.EqualTo(TimeSpan.FromMinutes(30)), "3 turns of 10 min at each station");
        Assert.That(forecast.EndsAt, Is.EqualTo(Account.At + forecast.Takes));
    }

    [Test]
    public void Phones_that_needed_a_second_run_so_far_let_the_forecast_reckon_with_more_of_them()
    {
        desk = CampaignBench.OfPhones(6, "s1", "k1");
        Visit(0, "s1", 1, Verdict.NeedsAttention, VerdictOwner.Phone, "boot-loop");
        Visit(10, "k1", 1);
        Visit(20, "s1", 2, Verdict.NeedsAttention, VerdictOwner.Phone, "boot-loop");
        Visit(30, "k1", 2);

        Assert.That((Account.Left, Account.Forecast!.Visits), Is.EqualTo(((int?)4, 8)));
    }

    [Test]
    public void Nobody_said_how_many_phones_there_are_and_nothing_is_forecast()
    {
        desk = CampaignBench.Of("k1");
        Visit(0, "k1", 1);

        Assert.That((Account.Left, Account.Forecast), Is.EqualTo(((int?)null, (AccountedForecast?)null)));
    }

    [Test]
    public void With_no_phone_left_nothing_is_forecast()
    {
        desk = CampaignBench.OfPhones(1, "k1");
        Visit(0, "k1", 1);

        Assert.That((Account.Left, Account.Forecast), Is.EqualTo(((int?)0, (AccountedForecast?)null)));
    }

    [Test]
    public void Phones_an_hour_leave_out_the_nights_and_keep_the_swaps()
    {
        desk = CampaignBench.Of("k1");
        Visit(0, "k1", 1, took: 10);
        Visit(20, "k1", 2, took: 10);
        Visit(600, "k1", 3, took: 15);

        var pace = Account.Pace!;
        Assert.That(pace.Worked, Is.EqualTo(TimeSpan.FromMinutes(10 + 10 + 10 + 15)));
        Assert.That(pace.PhonesPerHour, Is.EqualTo(4));
    }

    [Test]
    public void A_touch_is_a_phone_put_on_a_station_or_a_label_read()
    {
        desk = CampaignBench.Of("k1", "k2");
        desk.Tell(new LabelRead(CampaignBench.Mac(1), null, "scanner"));
        Visit(0, "k1", 1);
        Visit(10, "k2", 2, Verdict.NeedsAttention, VerdictOwner.Rig, "rig-fault");
        Visit(20, "k1", 2);

        Assert.That((Account.Pace!.Touches, Account.Pace.TouchesPerPhone), Is.EqualTo((4, (double?)2)));
    }

    [Test]
    public void What_waits_for_a_person_is_counted_with_the_time_that_it_keeps_one()
    {
        desk = CampaignBench.Of("s1", "k1");
        Visit(0, "s1", 1, Verdict.NeedsAttention, VerdictOwner.Phone, "boot-loop");
        Visit(20, "k1", 2, Verdict.NeedsAttention, VerdictOwner.Phone, "silent");
        Visit(40, "k1", 3, Verdict.NeedsAttention, VerdictOwner.Phone, "dead-flash");

        Assert.That(Account.Waits, Is.EqualTo(new[]
        {
            new AccountedWait("stations without a phone", 2, 2 * AccountedWait.UsualSwap),
            new AccountedWait("phone for another station", 1, AccountedWait.UsualSwap),
            new AccountedWait("phones for files or a person", 2, 2 * AccountedWait.UsualLook),
        }));
    }

    [Test]
    public void A_swap_takes_what_swaps_took_that_followed_one_another()
    {
        desk = CampaignBench.Of("k1", "k2", "k3", "k4", "k5", "k6", "k7");
        for (var phone = 1; phone <= 7; phone++)
        {
            desk.Now = TimeSpan.FromMinutes(3 * phone);
            desk.Tell(new PhonePlaced($"k{phone}", null, "kim"));
        }

        desk.Now += TimeSpan.FromHours(8);
        Visit(600, "k1", 1);

        Assert.That(Account.Waits.Single(), Is.EqualTo(new AccountedWait("station without a phone", 1, TimeSpan.FromMinutes(3))));
    }

    [Test]
    public void Phones_that_were_told_of_at_once_measure_no_swap()
    {
        desk = CampaignBench.Of("k1", "k2", "k3", "k4", "k5", "k6", "k7");
        for (var phone = 1; phone <= 7; phone++)
        {
            desk.Now += TimeSpan.FromMilliseconds(3);
            desk.Tell(new PhonePlaced($"k{phone}", null, "kim"));
        }

        Visit(600, "k1", 1);

        Assert.That(Account.Waits.Single().Hands, Is.EqualTo(AccountedWait.UsualSwap));
    }

    [Test]
    public void The_firmware_whose_lack_blocks_most_phones_is_counted_by_the_last_run_of_each()
    {
        desk = CampaignBench.Of("k1", "k2");
        Visit(0, "k1", 1, Verdict.NeedsAttention, VerdictOwner.SetUp, "signing-generation", lacks: ["dual"]);
        Visit(10, "k2", 2, Verdict.NeedsAttention, VerdictOwner.SetUp, "signing-generation", lacks: ["dual", "old"]);
        Visit(20, "k1", 1, lacks: null);

        Assert.That(Account.Lacks, Is.EquivalentTo(new Dictionary<string, int> { ["dual"] = 1, ["old"] = 1 }));
    }

    [Test]
    public void A_station_tells_its_runs_faults_doubts_and_since_when_it_is_idle_and_why()
    {
        desk = CampaignBench.Of("k1", "k2");
        Visit(0, "k2", 9);
        Visit(10, "k1", 1, Verdict.NeedsAttention, VerdictOwner.Phone, "silent");
        Visit(20, "k1", 2, Verdict.NeedsAttention, VerdictOwner.Phone, "silent");
        desk.Tell(new StationTested("k1", Passed: false, "no lamp was lit"));

        var sick = Account.Health.Single(one => one.Station == "k1");
        Assert.That(sick, Is.EqualTo(new AccountedHealth("k1", StationTrust.Quarantined, 2, 2, 0, 1, 1, DateTimeOffset.UnixEpoch + TimeSpan.FromMinutes(25), "in quarantine: no lamp was lit")));
        Assert.That(Account.Waits.Select(wait => wait.For), Does.Contain("station in quarantine"));
    }

    [Test]
    public void A_run_that_is_under_way_leaves_its_station_not_idle_and_one_that_was_broken_off_does()
    {
        desk = CampaignBench.Of("k1");
        desk.Tell(new PhonePlaced("k1", null, "kim"));
        var run = desk.Begin("k1");
        Assert.That((Account.Health.Single().IdleSince, Account.Health.Single().Idle), Is.EqualTo(((DateTimeOffset?)null, (string?)null)));

        desk.Now = TimeSpan.FromMinutes(7);
        desk.Tell(new VisitBroken("k1", run, Orderly: true, "the rig was shut down"));

        Assert.That((Account.Health.Single().IdleSince, Account.Health.Single().BrokenOff, Account.Health.Single().Idle), Is.EqualTo(((DateTimeOffset?)DateTimeOffset.UnixEpoch + TimeSpan.FromMinutes(7), 1, "its run is about to begin")));
    }

    [Test]
    public void The_same_timeline_told_again_gives_the_same_numbers()
    {
        desk = CampaignBench.OfPhones(9, "s1", "k1");
        Visit(0, "s1", 1, Verdict.NeedsAttention, VerdictOwner.Phone, "boot-loop");
        Visit(10, "k1", 1);
        Visit(20, "k1", 2, Verdict.NeedsAttention, VerdictOwner.SetUp, "signing-generation", lacks: ["dual"]);
        var before = Core.Timeline.FactJson.Options;
        var told = System.Text.Json.JsonSerializer.Serialize(Account, before);

        var again = desk.Timeline.Aggregate(CampaignState.None, Campaign.Step);

        Assert.That(System.Text.Json.JsonSerializer.Serialize(CampaignAccount.Of(again), before), Is.EqualTo(told));
        Assert.That(told, Does.Contain("\"lacks\":{\"dual\":1}"));
    }

    /// <summary>A visit that begins so many minutes after the start.</summary>
    private void Visit(int at, string station, int phone, Verdict verdict = Verdict.Recovered, VerdictOwner? owner = null, string? diagnosis = null, int took = 5, string[]? lacks = null)
    {
        desk.Now = TimeSpan.FromMinutes(at);
        if (desk.State.Stations[station].Stand is null)
        {
            desk.Tell(new PhonePlaced(station, null, "kim"));
        }

        var run = desk.Begin(station);
        desk.Tell(new PhoneHeard(station, CampaignBench.Mac(phone)));
        desk.Now = TimeSpan.FromMinutes(at + took);
        desk.Tell(new VisitEnded(station, run, verdict, owner, diagnosis, null, CampaignBench.Mac(phone), TimeSpan.FromMinutes(took), lacks is null ? null : [.. lacks]));
        if (desk.OrderAt(station) is CampaignOrder.Rest)
        {
            desk.Tell(new StationRested(station, Proven: true));
        }
    }
}
