using System.Collections.Immutable;
using PhoneRig.Core.Loop;

namespace PhoneRig.Core.Campaigns.Planning;

/// <summary>How long a campaign will take, and by what.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="From">Where the times come from, as a phrase.</param>
/// <param name="Measured">Whether they were measured.</param>
/// <param name="Takes">From its begin to its last verdict, in the middle of the trials (p50): hours with the operator there.</param>
/// <param name="Soonest">What one in ten trials was quicker than (p10).</param>
/// <param name="Latest">What one in ten trials was slower than (p90).</param>
/// <param name="Swaps">How many swaps, on average.</param>
/// <param name="SwapsPerHour">That for each hour.</param>
/// <param name="Evening">How many phones are left for the evening, on average.</param>
/// <param name="Bottleneck">What takes longest by itself.</param>
/// <param name="Alone">How long each would take if all else took no time, by its name; what there is none of is not there.</param>
/// <param name="Visit">A run, in the middle (p50).</param>
/// <param name="LongVisit">One in twenty runs took longer (p95).</param>
/// <param name="Turnaround">How long a station stands between two runs, in the middle (p50).</param>
/// <param name="Hands">How long a swap keeps the operator.</param>
public sealed record PlannedCampaign(
    PlanRequest Request,
    string From,
    bool Measured,
    TimeSpan Takes,
    TimeSpan Soonest,
    TimeSpan Latest,
    double Swaps,
    double SwapsPerHour,
    double Evening,
    PlanBottleneck Bottleneck,
    ImmutableSortedDictionary<PlanBottleneck, TimeSpan> Alone,
    TimeSpan Visit,
    TimeSpan LongVisit,
    TimeSpan Turnaround,
    TimeSpan Hands)
{
    /// <summary>How long a phone of the evening's load takes then: a format of two hours at the longest (facts 1.4), and often much less. Our guess.</summary>
    private static readonly TimeSpan EveningVisit = TimeSpan.FromHours(1);

    /// <summary>Plays the campaign as often as asked.</summary>
    public static PlannedCampaign Of(PlanTimes times, PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(request);
        var seed = new Seed(request.Seed);
        PlanOutcome[] played = [.. Enumerable.Range(1, request.Trials).Select(trial => new PlanTrial(times, request, seed.For(FormattableString.Invariant($"trial-{trial}")).Draw()).Play())];
        ImmutableArray<TimeSpan> took = [.. played.Select(outcome => outcome.Takes)];
        var visits = played.Average(outcome => outcome.Visits);
        var evening = played.Average(outcome => outcome.Evening);
        var alone = EachAlone(played, request, evening);
        var takes = Durations.Rank(took, 0.5)!.Value;
        return new(
            request,
            times.From,
            times.MeasuredAt is not null,
            takes,
            Durations.Rank(took, 0.1)!.Value,
            Durations.Rank(took, 0.9)!.Value,
            visits,
            takes > TimeSpan.Zero ? visits / takes.TotalHours : 0,
            evening,
            alone.MaxBy(one => one.Value).Key,
            alone,
            Durations.Rank([.. times.Visits.Select(visit => visit.Took)], 0.5)!.Value,
            Durations.Rank([.. times.Visits.Select(visit => visit.Took)], 0.95)!.Value,
            Durations.Rank(times.Turnarounds, 0.5)!.Value,
            times.Hands);
    }

    private static ImmutableSortedDictionary<PlanBottleneck, TimeSpan> EachAlone(PlanOutcome[] played, PlanRequest request, double evening)
    {
        TimeSpan Mean(Func<PlanOutcome, TimeSpan> of) => Durations.Mean(played.Select(of));
        var alone = ImmutableSortedDictionary<PlanBottleneck, TimeSpan>.Empty
            .Add(PlanBottleneck.Stations, Mean(outcome => outcome.AtStations) / request.Stations)
            .Add(PlanBottleneck.Operator, Mean(outcome => outcome.Hands));
        alone = request.Keyed > 0 && request.Keyed < request.Stations ? alone.Add(PlanBottleneck.KeyStations, Mean(outcome => outcome.AtKeys) / request.Keyed) : alone;
        return evening > 0 ? alone.Add(PlanBottleneck.Evening, EveningVisit * evening / request.Stations) : alone;
    }
}
