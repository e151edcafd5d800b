using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Campaigns;

/// <summary>How fast a campaign goes, and how much of people's hands it takes.</summary>
/// <param name="Judged">Phones with a verdict of their own, whatever it was.</param>
/// <param name="Worked">From the first run's beginning to the last verdict, without stretches of more than half an hour in which no run was under way (our choice: nights, and weekends).</param>
/// <param name="PhonesPerHour">The former in an hour of the latter; null before the first verdict.</param>
/// <param name="Touches">How often a person had a phone in hands: each that was put on a station, and each label that was read. Taking one out goes with putting the next one in.</param>
/// <param name="TouchesPerPhone">That for each phone that was seen; null where none was.</param>
public sealed record AccountedPace(int Judged, TimeSpan Worked, double? PhonesPerHour, int Touches, double? TouchesPerPhone)
{
    /// <summary>Longer than any swap takes whose operator is there: our choice.</summary>
    private static readonly TimeSpan LongestBreak = TimeSpan.FromMinutes(30);

    internal static AccountedPace Of(CampaignState state)
    {
        var judged = state.Visits.Where(visit => visit.Counts && visit.Verdict != Verdict.Stopped).Select(visit => visit.Phone).Distinct(StringComparer.Ordinal).Count();
        var worked = WorkedIn(state);
        var touches = state.Placed.Count + state.LabelsRead;
        return new(
            judged,
            worked,
            judged > 0 && worked > TimeSpan.Zero ? judged / worked.TotalHours : null,
            touches,
            state.Phones.IsEmpty ? null : (double)touches / state.Phones.Count);
    }

    private static TimeSpan WorkedIn(CampaignState state)
    {
        var (worked, until) = (TimeSpan.Zero, (DateTimeOffset?)null);
        foreach (var visit in state.Visits.OrderBy(visit => visit.BeganAt))
        {
            var from = until is { } last && visit.BeganAt - last <= LongestBreak ? last : visit.BeganAt;
            if (visit.EndedAt > from)
            {
                worked += visit.EndedAt - from;
                until = visit.EndedAt;
            }
        }

        return worked;
    }
}
