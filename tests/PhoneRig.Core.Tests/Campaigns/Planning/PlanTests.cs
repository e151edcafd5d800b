using System.Collections.Immutable;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Campaigns.Planning;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Tests.Configuration;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Campaigns.CampaignBench;

namespace PhoneRig.Core.Tests.Campaigns.Planning;

/// <summary>How long a campaign takes, where that can be reckoned by hand, and where its times come from.</summary>
public sealed class PlanTests
{
    private static readonly PlanVisit Six = new(Minutes(6), Keys: true, AfterVisit.Through);

    [TestCase(10, 2, 44)]
    [TestCase(10, 5, 20)]
    [TestCase(1, 8, 8)]
    public void Runs_of_one_length_take_turns_at_each_station_beside_the_others(int phones, int stations, int minutes)
    {
        var plan = Plan(new PlanRequest(phones, stations, stations, Seed: 1, Trials: 3), turnaround: 2, hands: 0, Six);

        // Six minutes of run and two before it, as often as a station has its turn; the last leaves nobody waiting.
        var turns = (int)Math.Ceiling((double)phones / stations);
        Assert.That(plan.Takes, Is.EqualTo(Minutes(turns * 8)));
        Assert.That(plan.Takes.TotalMinutes, Is.EqualTo(minutes).Within(4), "and not far from the plain sum");
        Assert.That((plan.Soonest, plan.Latest, plan.Swaps), Is.EqualTo((plan.Takes, plan.Takes, (double)phones)));
        Assert.That(plan.SwapsPerHour, Is.EqualTo(phones / (turns * 8 / 60.0)).Within(1e-9));
        Assert.That(plan.Bottleneck, Is.EqualTo(PlanBottleneck.Stations));
    }

    [Test]
    public void One_operator_swaps_one_phone_after_the_other_and_becomes_the_bottleneck()
    {
        var plan = Plan(new PlanRequest(100, 20, 20, Seed: 1, Trials: 3), turnaround: 2, hands: 2, Six);

        Assert.That(plan.Takes, Is.EqualTo(Minutes(100 * 2 + 6)));
        Assert.That((plan.Bottleneck, plan.Alone[PlanBottleneck.Operator]), Is.EqualTo((PlanBottleneck.Operator, Minutes(200))));
    }

    [TestCase(20, 2 * 5 + 6 * 5)]
    [TestCase(19, 100 * 2 + 6)]
    public void Where_as_many_stations_were_measured_what_swaps_wait_for_the_operator_is_in_it_already(int measuredAt, int minutes)
    {
        var plan = Plan(new PlanRequest(100, 20, 20, Seed: 1, Trials: 3), measuredAt, turnaround: 2, hands: 2, Six);

        Assert.That(plan.Takes, Is.EqualTo(Minutes(minutes)));
    }

    [Test]
    public void Phones_that_need_keys_wait_for_the_stations_that_have_them()
    {
        var plan = Plan(
            new PlanRequest(40, 4, 1, Seed: 1, Trials: 50), turnaround: 1, hands: 0,
            new(Minutes(5), Keys: false, AfterVisit.KeyStation), new(Minutes(5), Keys: false, AfterVisit.KeyStation), new(Minutes(5), Keys: false, AfterVisit.Through), new(Minutes(20), Keys: true, AfterVisit.Through));

        Assert.That(plan.Bottleneck, Is.EqualTo(PlanBottleneck.KeyStations));
        Assert.That(plan.Swaps, Is.GreaterThan(50));
        Assert.That(plan.Takes, Is.GreaterThanOrEqualTo(plan.Alone[PlanBottleneck.KeyStations] * 0.8));
    }

    [Test]
    public void A_phone_that_comes_back_needs_another_run_and_none_is_lost_though_all_stations_stood_idle()
    {
        var plan = Plan(new PlanRequest(1, 3, 3, Seed: 1, Trials: 1), turnaround: 1, hands: 0, new PlanVisit(Minutes(5), Keys: true, AfterVisit.Again));

        Assert.That(plan.Swaps, Is.EqualTo(6), "a first run, and five that were drawn to go on");
        Assert.That(plan.Takes, Is.EqualTo(Minutes(36)));
    }

    [Test]
    public void Long_cases_are_left_for_the_evening_and_may_be_what_takes_longest()
    {
        var plan = Plan(new PlanRequest(10, 2, 2, Seed: 1, Trials: 5), turnaround: 1, hands: 0, new PlanVisit(Minutes(15), Keys: true, AfterVisit.Evening));

        Assert.That((plan.Evening, plan.Bottleneck, plan.Alone[PlanBottleneck.Evening]), Is.EqualTo((10.0, PlanBottleneck.Evening, TimeSpan.FromHours(5))));
    }

    [Test]
    public void The_same_seed_gives_the_same_plan_and_another_one_nearly_the_same()
    {
        ImmutableArray<PlanVisit> visits = [.. Enumerable.Range(1, 30).Select(minutes => new PlanVisit(Minutes(minutes), Keys: true, AfterVisit.Through))];
        PlannedCampaign Of(int seed) => Plan(new PlanRequest(100, 8, 8, seed, Trials: 100), turnaround: 3, hands: 1, visits);

        var (one, again, other) = (Of(7), Of(7), Of(8));
        Assert.That((again.Takes, again.Soonest, again.Latest), Is.EqualTo((one.Takes, one.Soonest, one.Latest)));
        Assert.That(other.Takes, Is.Not.EqualTo(one.Takes));
        Assert.That(other.Takes / one.Takes, Is.EqualTo(1).Within(0.05));
        Assert.That(one.Soonest, Is.LessThan(one.Takes));
        Assert.That(one.Latest, Is.GreaterThan(one.Takes));
    }

    [Test]
    public void From_twelve_measured_runs_on_a_plan_goes_by_them()
    {
        var desk = CampaignBench.Of("a", "k1");
        for (var phone = 1; phone <= MeasuredTimes.Enough - 1; phone++)
        {
            desk.Now = Minutes(phone * 10);
            Visit(desk, "k1", phone, Verdict.Recovered, null, 5);
        }

        Assert.That(MeasuredTimes.Of(desk.Timeline), Is.Null);
        desk.Now = Minutes(500);
        Visit(desk, "a", 50, Verdict.NeedsAttention, VerdictOwner.Phone, 4);
        var times = MeasuredTimes.Of(desk.Timeline)!;

        Assert.That(times.Visits, Has.Length.EqualTo(12).And.Exactly(1).EqualTo(new PlanVisit(Minutes(4), Keys: false, AfterVisit.KeyStation)).And.Exactly(11).EqualTo(new PlanVisit(Minutes(5), Keys: true, AfterVisit.Through)));
        Assert.That(times.Turnarounds, Has.Length.EqualTo(10).And.All.EqualTo(Minutes(5)));
        Assert.That((times.MeasuredAt, times.Hands), Is.EqualTo(((int?)2, AccountedWait.UsualSwap)));
        Assert.That(times.From, Does.StartWith("measured: 12 runs"));
    }

    [Test]
    public void What_the_rig_spoilt_comes_again_and_what_its_budget_ended_waits_for_the_evening()
    {
        var desk = CampaignBench.Of("k1", "k2");
        for (var phone = 1; phone <= 12; phone++)
        {
            desk.Now = Minutes(phone * 17);
            var (verdict, owner) = (phone % 3) switch { 0 => (Verdict.NeedsAttention, (VerdictOwner?)VerdictOwner.Rig), 1 => (Verdict.Stopped, VerdictOwner.Operator), _ => (Verdict.Recovered, null) };
            Visit(desk, phone % 2 == 0 ? "k1" : "k2", phone, verdict, owner, phone % 3 == 1 ? 16 : 5);
        }

        Assert.That(MeasuredTimes.Of(desk.Timeline)!.Visits.CountBy(visit => visit.Then), Is.EquivalentTo(new[]
        {
            KeyValuePair.Create(AfterVisit.Again, 4), KeyValuePair.Create(AfterVisit.Evening, 4), KeyValuePair.Create(AfterVisit.Through, 4),
        }));
    }

    [Test]
    public void Typical_times_are_what_the_shipped_models_timings_come_to()
    {
        var model = Repository.Shipped.Phone("cisco-7970").Value!;
        var times = TypicalTimes.Of(model, patience: Minutes(6), budget: Minutes(15), keyless: false);

        // 5 s off; twice 6 s to the walk, 3 s of it, 10 s for a VLAN, 5 s and 5 s for an address; 36 s and five times 3 s for the load; 60 s of quiet.
        Assert.That(times.Visits.Where(visit => visit.Then == AfterVisit.Through).Min(visit => visit.Took), Is.EqualTo(TimeSpan.FromSeconds(5 + 2 * 29 + 36 + 15 + 60) * 0.8).Within(TimeSpan.FromMilliseconds(1)));
        Assert.That(times.Visits.Count(visit => visit.Then == AfterVisit.Evening), Is.EqualTo(5), "a format takes longer than a run may by day");
        Assert.That((times.MeasuredAt, times.Visits.Length), Is.EqualTo(((int?)null, 50)));
        Assert.That(TypicalTimes.Of(model, Minutes(6), Minutes(15), keyless: true).Visits.Count(visit => visit.Then == AfterVisit.KeyStation), Is.EqualTo(20));
    }

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    private static PlannedCampaign Plan(PlanRequest request, int turnaround, int hands, params ImmutableArray<PlanVisit> visits) => Plan(request, null, turnaround, hands, visits);

    private static PlannedCampaign Plan(PlanRequest request, int? measuredAt, int turnaround, int hands, params ImmutableArray<PlanVisit> visits) =>
        PlannedCampaign.Of(new PlanTimes(visits, [Minutes(turnaround)], Minutes(hands), measuredAt, "measured"), request);

    private static void Visit(CampaignBench desk, string station, int phone, Verdict verdict, VerdictOwner? owner, int took)
    {
        desk.Tell(new PhonePlaced(station, null, "kim"));
        var run = desk.Begin(station);
        desk.Tell(new PhoneHeard(station, Mac(phone)));
        desk.Now += Minutes(took);
        desk.Tell(new VisitEnded(station, run, verdict, owner, verdict == Verdict.NeedsAttention ? $"of {phone}" : null, null, Mac(phone), Minutes(took)));
        if (desk.OrderAt(station) is CampaignOrder.Rest)
        {
            desk.Tell(new StationRested(station, Proven: true));
        }
    }
}
