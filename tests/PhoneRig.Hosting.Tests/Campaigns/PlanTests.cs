using PhoneRig.Core.Campaigns.Planning;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using static PhoneRig.Hosting.Tests.Campaigns.CampaignHall;

namespace PhoneRig.Hosting.Tests.Campaigns;

/// <summary>What a plan predicts is what a campaign in virtual time takes.</summary>
public sealed class PlanTests
{
    private PlanTimes times = null!;

    [OneTimeSetUp]
    public void Measure()
    {
        var (measured, _) = Play(seed: 1, ["healthy", "boot-loop", "empty-flash", "wiped-brick"], ["empty-flash", "healthy", "boot-loop", "healthy"], ["boot-loop", "empty-flash", "healthy", "wiped-brick"]);
        times = MeasuredTimes.Of(measured)!;
        Assert.That(times.Visits, Has.Length.EqualTo(12));
    }

    [Test]
    public void Planned_from_one_campaigns_runs_the_next_takes_as_long_as_predicted_within_20_percent()
    {
        var (_, took) = Play(
            seed: 2,
            ["wiped-brick", "boot-loop", "healthy", "empty-flash", "boot-loop", "healthy"],
            ["boot-loop", "empty-flash", "healthy", "wiped-brick", "healthy", "boot-loop"],
            ["healthy", "boot-loop", "wiped-brick", "empty-flash", "healthy", "empty-flash"]);
        var plan = PlannedCampaign.Of(times, new PlanRequest(18, 3, 3, Seed: 1, Trials: 200));

        TestContext.Out.WriteLine($"predicted {plan.Takes} ({plan.Soonest} to {plan.Latest}), took {took}; {plan.SwapsPerHour:0.0} swaps an hour, took {18 / took.TotalHours:0.0}");
        Assert.That(plan.Takes / took, Is.EqualTo(1).Within(0.2));
        Assert.That(plan.SwapsPerHour / (18 / took.TotalHours), Is.EqualTo(1).Within(0.2));
        Assert.That(plan.Measured, Is.True);
    }

    [Test]
    public void Planned_for_fewer_stations_than_were_measured_it_holds_too()
    {
        var (_, took) = Play(seed: 3, ["boot-loop", "healthy", "wiped-brick", "empty-flash", "boot-loop", "healthy"]);
        var plan = PlannedCampaign.Of(times, new PlanRequest(6, 1, 1, Seed: 1, Trials: 200));

        Assert.That(plan.Takes / took, Is.EqualTo(1).Within(0.2));
    }

    /// <summary>Plays a campaign to the last verdict: its timeline, and how long it took from the first station's readiness on.</summary>
    private static (List<Core.Timeline.Entry> Timeline, TimeSpan Took) Play(int seed, params string[][] piles)
    {
        using var hall = new CampaignHall(rig => With(rig, [.. piles.Select((pile, number) => ($"s{number + 1}", pile))]), seed);
        hall.Answer(new ControlRequest.StartCampaign("recover", []) { By = "kim" });
        var phones = piles.Sum(pile => pile.Length);
        hall.Work(TimeSpan.FromHours(12), () => hall.Facts.OfType<PhoneBinned>().Count() >= phones);
        var timeline = hall.Journal.Entries.Where(entry => entry.Station == Core.Campaigns.Campaign.Timeline).Select(entry => entry.Entry).ToList();
        Assert.That(timeline.Count(entry => entry.Fact is VisitEnded), Is.EqualTo(phones));
        return (timeline, timeline.Last(entry => entry.Fact is VisitEnded).Uptime - timeline.First(entry => entry.Fact is CampaignStarted).Uptime);
    }
}
