using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Campaigns;

/// <summary>Into which bin a phone goes after a visit.</summary>
internal static class Binning
{
    /// <summary>At how many stations the rig may fail a phone before it goes on to no other: our choice.</summary>
    private const int MostStations = 2;

    /// <summary>How many of its runs the rig may spoil, at the same station too: where only few stations are left, phones would go to and fro between them for ever. Our choice.</summary>
    private const int MostSpoilt = 3;

    public static PhoneBinned Of(CampaignState state, CampaignStation station, string phone, CampaignVisit visit)
    {
        var (bin, why) = visit switch
        {
            { Verdict: not (Verdict.Recovered or Verdict.Identified) } when state.RewritesLeft(phone) <= 0 => (Bin.Attention, $"{Spent(state, phone)}{(visit.Diagnosis is null ? "" : $": {visit.Diagnosis}")}"),
            { Counts: false } => Elsewhere(state, station.Name, phone, visit.Discounted ? "its station turned out to be at fault" : "the rig failed at its station, not the phone"),
            { Verdict: Verdict.Recovered } => Soaking.Told(station.Stand?.Soak?.Ended) switch
            {
                ({ } fell, _) => (Bin.Attention, fell),
                (_, var soaked) => (Bin.Done, $"recovered{(visit.Load is null ? "" : $", runs {visit.Load}")}{soaked}"),
            },
            { Verdict: Verdict.Identified } => visit.Diagnosis is null ? (Bin.Done, "nothing was seen to be wrong with it") : (Bin.Attention, visit.Diagnosis),
            { Verdict: Verdict.Scrap } => Scrapped(state, station, phone, visit),
            { Verdict: Verdict.Stopped } when visit.Took >= visit.Budget => (Bin.Evening, $"not done after {visit.Took.TotalMinutes:0.#} min"),
            { Verdict: Verdict.Stopped } => (Bin.Attention, "its run was stopped by a person"),
            _ when !station.Place.Keys && HasKeyStation(state) => (Bin.KeyStation, $"not recovered without keys: {visit.Diagnosis ?? "unknown"}"),
            { Hands: true } => Fingered(state, station, phone, visit),
            _ => (Bin.Attention, visit.Diagnosis ?? "unknown"),
        };
        return new PhoneBinned(phone, station.Name, bin, why);
    }

    /// <summary>Why a phone gets no further run, as a phrase: each writes its flash anew, and what has not helped so often will not.</summary>
    public static string Spent(CampaignState state, string phone) => $"it has fetched {state.Phones[phone].Rewrites} whole load{(state.Phones[phone].Rewrites == 1 ? "" : "s")} in this campaign, and {state.Rewrites} is the most";

    /// <summary>A phone that was put away by a station's word that is not taken any more.</summary>
    public static PhoneBinned? Again(CampaignState state)
    {
        var doubtful = state.Visits.Where(visit => visit.Discounted).Select(visit => visit.Phone).ToHashSet(StringComparer.Ordinal);
        foreach (var name in doubtful.Order(StringComparer.Ordinal))
        {
            if (state.Phones.GetValueOrDefault(name) is { Bin: not (null or Bin.AnotherStation or Bin.RigSuspect) } phone
                && state.VisitsOf(name).Last() is { Discounted: true } last && state.StationOf(name) is null)
            {
                var (bin, why) = Elsewhere(state, last.Station, phone.Name, "its station turned out to be at fault");
                return new PhoneBinned(phone.Name, last.Station, bin, phone.Lies is { } lies && lies != bin ? $"{why}; it lies in the bin {CampaignWords.Describe(lies)}" : why);
            }
        }

        return null;
    }

    private static (Bin Bin, string Why) Elsewhere(CampaignState state, string station, string phone, string why)
    {
        var spoilt = state.VisitsOf(phone).Where(visit => !visit.Counts).ToArray();
        return spoilt.Select(visit => visit.Station).Distinct().Count() >= MostStations ? (Bin.RigSuspect, $"{why}; that was so at {MostStations} stations: look at the rig")
            : spoilt.Length >= MostSpoilt ? (Bin.RigSuspect, $"{why}; that was so {MostSpoilt} times: look at the rig")
            : IsThereAnother(state, station) ? (Bin.AnotherStation, why)
            : (Bin.RigSuspect, $"{why}; no other station of the campaign can take it");
    }

    private static (Bin Bin, string Why) Scrapped(CampaignState state, CampaignStation station, string phone, CampaignVisit visit)
    {
        var agreed = state.VisitsOf(phone).FirstOrDefault(other => other.Verdict == Verdict.Scrap && other.Counts && other.Station != station.Name);
        return agreed is not null ? (Bin.Scrap, $"{visit.Diagnosis ?? "scrap"}: {agreed.Station} and {station.Name} agree")
            : IsThereAnother(state, station.Name) ? (Bin.AnotherStation, $"{visit.Diagnosis ?? "scrap"}, says {station.Name}: a second station has to agree")
            : (Bin.Attention, $"{visit.Diagnosis ?? "scrap"}, says {station.Name}, and there is no second station to agree");
    }

    /// <summary>A key that was not pressed looks the same whether the phone's or the station's is dead.</summary>
    private static (Bin Bin, string Why) Fingered(CampaignState state, CampaignStation station, string phone, CampaignVisit visit)
    {
        var agreed = state.VisitsOf(phone).FirstOrDefault(other => other is { Hands: true, Counts: true } && other.Station != station.Name);
        return agreed is not null ? (Bin.Attention, $"{visit.Diagnosis}: {agreed.Station} and {station.Name} agree")
            : state.Stations.Values.Any(other => other.Name != station.Name && other.Place.Keys && other.Trust != StationTrust.Quarantined)
                ? (Bin.AnotherStation, $"{visit.Diagnosis}, says {station.Name}: its fingers may be what fails, and a second station has to agree")
            : (Bin.Attention, $"{visit.Diagnosis}, says {station.Name} alone: see that its fingers press");
    }

    private static bool IsThereAnother(CampaignState state, string station) =>
        state.Stations.Values.Any(other => other.Name != station && other.Trust != StationTrust.Quarantined);

    private static bool HasKeyStation(CampaignState state) =>
        state.Stations.Values.Any(station => station.Place.Keys && station.Trust != StationTrust.Quarantined);
}
