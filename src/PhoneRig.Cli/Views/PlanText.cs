using System.Globalization;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Campaigns.Planning;

namespace PhoneRig.Cli.Views;

/// <summary>A planned campaign for a terminal.</summary>
internal static class PlanText
{
    /// <summary>The plan, a line each.</summary>
    public static IEnumerable<string> Lines(PlannedCampaign plan)
    {
        var request = plan.Request;
        yield return $"{CountText.Of(request.Phones, "phone")} at {CountText.Of(request.Stations, "station")}, {request.Keyed} of them with keys: {CampaignWords.Long(plan.Takes)} with the operator there";
        yield return $"  8 of 10 trials took {CampaignWords.Long(plan.Soonest)} to {CampaignWords.Long(plan.Latest)} ({request.Trials} trials, seed {request.Seed})";
        yield return string.Create(CultureInfo.InvariantCulture, $"  {plan.SwapsPerHour:0.0} swaps an hour, {plan.Swaps:0} in all{(plan.Evening >= 0.5 ? $"; {plan.Evening:0} phones are left for the evening" : "")}");
        yield return $"  the bottleneck: {Name(plan.Bottleneck)}";
        foreach (var (what, alone) in plan.Alone.OrderByDescending(one => one.Value))
        {
            yield return $"    {Name(what),-22} {CampaignWords.Long(alone),10}, if all else took no time";
        }

        yield return $"  times {plan.From}";
        yield return $"    a run {StationPhrases.Clock(plan.Visit)} (p50), {StationPhrases.Clock(plan.LongVisit)} (p95); {StationPhrases.Clock(plan.Turnaround)} between two at a station; a swap keeps the operator {StationPhrases.Clock(plan.Hands)}";
    }

    private static string Name(PlanBottleneck what) => what switch
    {
        PlanBottleneck.Stations => "the stations",
        PlanBottleneck.Operator => "the operator's hands",
        PlanBottleneck.KeyStations => "stations with keys",
        _ => "the evening's load",
    };
}
