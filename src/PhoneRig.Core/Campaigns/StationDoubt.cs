using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Campaigns;

/// <summary>
/// Whose fault: two different phones that fail in the same way at one station, one after the other, while no other station has seen that. What the set-up or the operator
/// did is no station's; what only the phone could have is held against the station only where another has had phones to compare with.
/// </summary>
internal static class StationDoubt
{
    public static StationDoubted? Of(CampaignState state, CampaignStation station)
    {
        var here = state.Visits.Skip(station.CountsFrom).Where(visit => visit.Station == station.Name).TakeLast(2).ToArray();
        if (here is not [{ Diagnosis: { } diagnosis } first, { } last]
            || last.Diagnosis != diagnosis
            || first.Phone == last.Phone
            || !MayBeTheStations(first)
            || !MayBeTheStations(last))
        {
            return null;
        }

        var others = state.Visits.Where(visit => visit.Station != station.Name && !visit.Discounted).ToArray();
        return others.Any(visit => visit.Diagnosis == diagnosis) || (last.Owner == VerdictOwner.Phone && others.Length == 0)
            ? null
            : new StationDoubted(station.Name, diagnosis, $"{first.Phone} and {last.Phone} ended in {diagnosis} here, one after the other, and no phone did at another station");
    }

    private static bool MayBeTheStations(CampaignVisit visit) =>
        visit.Verdict is Verdict.NeedsAttention or Verdict.Scrap && visit.Owner is VerdictOwner.Phone or VerdictOwner.Rig;
}
