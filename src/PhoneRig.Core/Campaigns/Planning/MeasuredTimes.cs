using System.Collections.Immutable;
using System.Globalization;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Campaigns.Planning;

/// <summary>What a rig's own campaigns have measured.</summary>
public static class MeasuredTimes
{
    /// <summary>From so many runs on they are planned by: our choice. Fewer hardly tell how long the long ones are.</summary>
    public const int Enough = 12;

    /// <summary>A station that stood longer between two runs had no operator, or no phone: that is no swap. Our choice.</summary>
    private static readonly TimeSpan LongestTurnaround = TimeSpan.FromMinutes(30);

    /// <summary>Of the campaigns on a timeline; null where they have too few runs.</summary>
    public static PlanTimes? Of(IEnumerable<Entry> timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var (state, campaigns) = (CampaignState.None, new List<CampaignState>());
        foreach (var entry in timeline)
        {
            var next = Campaign.Step(state, entry);
            if (entry.Fact is CampaignStarted && next.Id != state.Id && state.Id is not null)
            {
                campaigns.Add(state);
            }

            state = next;
        }

        campaigns.Add(state);
        ImmutableArray<PlanVisit> visits = [.. campaigns.SelectMany(Visits)];
        ImmutableArray<TimeSpan> turnarounds = [.. campaigns.SelectMany(campaign => AccountedForecast.Turnarounds(campaign)).Where(stood => stood <= LongestTurnaround)];
        return visits.Length < Enough || turnarounds.IsEmpty ? null : new(
            visits,
            turnarounds,
            Hands(campaigns),
            campaigns.Max(campaign => campaign.Visits.Select(visit => visit.Station).Distinct(StringComparer.Ordinal).Count()),
            string.Create(CultureInfo.InvariantCulture, $"measured: {visits.Length} runs of {campaigns.Count(campaign => !campaign.Visits.IsEmpty)} campaigns of this rig"));
    }

    /// <summary>A swap keeps the operator no longer than it took until the next one was done, where that was quick: the quickest tenth. Else he may have waited for a station.</summary>
    private static TimeSpan Hands(IEnumerable<CampaignState> campaigns)
    {
        ImmutableArray<TimeSpan> gaps = [.. campaigns.SelectMany(campaign => AccountedWait.Gaps(campaign))];
        return Durations.Rank(gaps, 0.1) is { } quick && quick < AccountedWait.UsualSwap ? quick : AccountedWait.UsualSwap;
    }

    private static IEnumerable<PlanVisit> Visits(CampaignState campaign)
    {
        var hasKeys = campaign.Stations.Values.Any(station => station.Place.Keys);
        foreach (var visit in campaign.Visits)
        {
            if (campaign.Stations.TryGetValue(visit.Station, out var station))
            {
                yield return new(visit.Took, station.Place.Keys, visit switch
                {
                    { Counts: false } => AfterVisit.Again,
                    { Verdict: Verdict.Recovered or Verdict.Identified } => AfterVisit.Through,
                    { Verdict: Verdict.Stopped } => visit.Took >= station.Place.Budget ? AfterVisit.Evening : AfterVisit.Through,
                    _ when hasKeys && !station.Place.Keys => AfterVisit.KeyStation,
                    _ => AfterVisit.Through,
                });
            }
        }
    }
}
