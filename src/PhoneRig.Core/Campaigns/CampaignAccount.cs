using System.Collections.Immutable;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Campaigns;

/// <summary>How a campaign stands: what its status and its report are told from.</summary>
/// <param name="Campaign">Its id.</param>
/// <param name="Playbook">What each phone goes by.</param>
/// <param name="To">The set or release to take the phones to; null: what the playbook says.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Paused">Whether no run is begun.</param>
/// <param name="Ended">Whether it is over.</param>
/// <param name="Expect">How many phones there are; null: nobody said.</param>
/// <param name="Stations">Its stations, by name.</param>
/// <param name="Phones">Its phones, by name.</param>
/// <param name="Bins">How many phones lie in each bin that is not empty.</param>
/// <param name="Diagnoses">How many phones last ended in each diagnosis, those that came home and what the rig did wrong left out.</param>
/// <param name="Yield">What part of the phones with a verdict of their own came home; null: none has one.</param>
/// <param name="FirstPassYield">What part of them did at the first run; null: none has one.</param>
/// <param name="Median">How long a recovery took that led home, in the middle (p50); null: none did.</param>
/// <param name="Longest20th">How long those took that only one in twenty took longer than (p95); null: none led home.</param>
/// <param name="RigFaults">Visits that the rig, or a station that turned out to be at fault, spoilt: they count against no phone.</param>
/// <param name="BrokenOff">Runs that the rig's own end broke off, and that began again.</param>
public sealed record CampaignAccount(
    string Campaign,
    string Playbook,
    string? To,
    DateTimeOffset StartedAt,
    bool Paused,
    bool Ended,
    int? Expect,
    ImmutableArray<AccountedStation> Stations,
    ImmutableArray<AccountedPhone> Phones,
    ImmutableSortedDictionary<string, int> Bins,
    ImmutableSortedDictionary<string, int> Diagnoses,
    double? Yield,
    double? FirstPassYield,
    TimeSpan? Median,
    TimeSpan? Longest20th,
    int RigFaults,
    int BrokenOff)
{
    /// <summary>The account of the last campaign; null where there was none.</summary>
    public static CampaignAccount? Of(CampaignState state)
    {
        if (state.Id is null)
        {
            return null;
        }

        var judged = state.Visits.Where(visit => visit.Counts && visit.Verdict != Verdict.Stopped).GroupBy(visit => visit.Phone, StringComparer.Ordinal).ToArray();
        TimeSpan[] took = [.. state.Visits.Where(visit => visit.Counts && IsHome(visit)).Select(visit => visit.Took).Order()];
        return new(
            state.Id,
            state.Playbook,
            state.To,
            state.StartedAt,
            state.Paused,
            state.Ended,
            state.Expect,
            [.. state.Stations.Values.Select(station => AccountedStation.Of(state, station))],
            [.. state.Phones.Values.Select(phone => AccountedPhone.Of(state, phone))],
            state.Phones.Values.Where(phone => state.StationOf(phone.Name) is null).Select(phone => phone.Bin).OfType<Bin>().CountBy(CampaignWords.Describe).ToImmutableSortedDictionary(StringComparer.Ordinal),
            judged.Select(visits => visits.Last()).Where(visit => !IsHome(visit)).CountBy(visit => visit.Diagnosis ?? "unknown").ToImmutableSortedDictionary(StringComparer.Ordinal),
            judged.Length == 0 ? null : (double)judged.Count(visits => IsHome(visits.Last())) / judged.Length,
            judged.Length == 0 ? null : (double)judged.Count(visits => IsHome(visits.First())) / judged.Length,
            Rank(took, 0.50),
            Rank(took, 0.95),
            state.Visits.Count(visit => !visit.Counts),
            state.BrokenOff);
    }

    private static bool IsHome(CampaignVisit visit) => visit.Verdict == Verdict.Recovered;

    /// <summary>The nearest rank: a value that was measured, also of few.</summary>
    private static TimeSpan? Rank(TimeSpan[] sorted, double part) => sorted.Length == 0 ? null : sorted[(int)Math.Ceiling(part * sorted.Length) - 1];
}
