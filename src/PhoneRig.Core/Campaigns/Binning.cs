using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Campaigns;

/// <summary>Into which bin a phone goes after a visit.</summary>
internal static class Binning
{
    /// <summary>At how many stations the rig may fail a phone before it goes on to no other: our choice.</summary>
    private const int MostStations = 2;

    public static PhoneBinned Of(CampaignState state, CampaignStation station, string phone, CampaignVisit visit)
    {
        var (bin, why) = visit switch
        {
            { Counts: false } => Elsewhere(state, station.Name, phone, visit.Discounted ? "its station turned out to be at fault" : "the rig failed at its station, not the phone"),
            { Verdict: Verdict.Recovered } => (Bin.Done, $"recovered{(visit.Load is null ? "" : $", runs {visit.Load}")}"),
            { Verdict: Verdict.Identified } => visit.Diagnosis is null ? (Bin.Done, "nothing was seen to be wrong with it") : (Bin.Attention, visit.Diagnosis),
            { Verdict: Verdict.Scrap } => Scrapped(state, station, phone, visit),
            { Verdict: Verdict.Stopped } when visit.Took >= station.Place.Budget => (Bin.Evening, $"not done after {visit.Took.TotalMinutes:0.#} min"),
            { Verdict: Verdict.Stopped } => (Bin.Attention, "its run was stopped by a person"),
            _ when !station.Place.Keys && HasKeyStation(state) => (Bin.KeyStation, $"not recovered without keys: {visit.Diagnosis ?? "unknown"}"),
            _ => (Bin.Attention, visit.Diagnosis ?? "unknown"),
        };
        return new PhoneBinned(phone, station.Name, bin, why);
    }

    /// <summary>A phone that was put away by a station's word that is not taken any more.</summary>
    public static PhoneBinned? Again(CampaignState state)
    {
        foreach (var phone in state.Phones.Values.Where(phone => phone.Bin is not (null or Bin.AnotherStation or Bin.RigSuspect)))
        {
            if (state.VisitsOf(phone.Name).LastOrDefault() is { Discounted: true } last && state.StationOf(phone.Name) is null)
            {
                var (bin, why) = Elsewhere(state, last.Station, phone.Name, "its station turned out to be at fault");
                return new PhoneBinned(phone.Name, last.Station, bin, why);
            }
        }

        return null;
    }

    private static (Bin Bin, string Why) Elsewhere(CampaignState state, string station, string phone, string why) =>
        state.VisitsOf(phone).Where(visit => !visit.Counts).Select(visit => visit.Station).Distinct().Count() >= MostStations
            ? (Bin.RigSuspect, $"{why}; that was so at {MostStations} stations: look at the rig")
            : IsThereAnother(state, station)
                ? (Bin.AnotherStation, why)
                : (Bin.RigSuspect, $"{why}; no other station of the campaign can take it");

    private static (Bin Bin, string Why) Scrapped(CampaignState state, CampaignStation station, string phone, CampaignVisit visit)
    {
        var agreed = state.VisitsOf(phone).FirstOrDefault(other => other.Verdict == Verdict.Scrap && other.Counts && other.Station != station.Name);
        return agreed is not null ? (Bin.Scrap, $"{visit.Diagnosis ?? "scrap"}: {agreed.Station} and {station.Name} agree")
            : IsThereAnother(state, station.Name) ? (Bin.AnotherStation, $"{visit.Diagnosis ?? "scrap"}, says {station.Name}: a second station has to agree")
            : (Bin.Attention, $"{visit.Diagnosis ?? "scrap"}, says {station.Name}, and there is no second station to agree");
    }

    private static bool IsThereAnother(CampaignState state, string station) =>
        state.Stations.Values.Any(other => other.Name != station && other.Trust != StationTrust.Quarantined);

    private static bool HasKeyStation(CampaignState state) =>
        state.Stations.Values.Any(station => station.Place.Keys && station.Trust != StationTrust.Quarantined);
}
