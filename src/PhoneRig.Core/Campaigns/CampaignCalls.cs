namespace PhoneRig.Core.Campaigns;

/// <summary>What the operator has to do at a station now, as a sentence.</summary>
internal static class CampaignCalls
{
    /// <summary>The call that stands; null: none.</summary>
    public static string? Of(CampaignState state, CampaignStation station) => station switch
    {
        { Trust: StationTrust.Quarantined } =>
            $"{station.Name} is in quarantine: {station.Doubt?.TrimEnd('.')}. {TakeOut(station)}Mend it, put a phone there (phonerig campaign next {station.Name}), then phonerig campaign test {station.Name}",
        { Stand: null, Rested: true } when IsThrough(state) =>
            $"{TakeOut(station)}All {state.Expect} phones are through: no phone is left for {station.Name}",
        { Stand: null, Rested: true } => $"{TakeOut(station)}Put {What(state, station)} on {station.Name}, then phonerig campaign next {station.Name}",
        _ => null,
    };

    private static string TakeOut(CampaignStation station) =>
        station is { Before: { } phone, BeforeTo: { } bin, Stand: null } ? $"Take {phone} out of {station.Name}, into the bin {CampaignWords.Describe(bin)}. " : "";

    private static bool IsThrough(CampaignState state) =>
        state.Expect is { } expected && state.Phones.Count >= expected && state.Phones.Values.All(phone => phone.Bin is not (Bin.KeyStation or Bin.AnotherStation) || state.StationOf(phone.Name) is not null);

    private static string What(CampaignState state, CampaignStation station)
    {
        var waiting = state.Phones.Values.Where(phone => state.StationOf(phone.Name) is null).ToArray();
        return station.Place.Keys && waiting.Any(phone => phone.Bin == Bin.KeyStation) ? $"a phone from the bin {CampaignWords.Describe(Bin.KeyStation)}"
            : waiting.Any(phone => phone.Bin == Bin.AnotherStation && state.VisitsOf(phone.Name).LastOrDefault()?.Station != station.Name) ? $"a phone from the bin {CampaignWords.Describe(Bin.AnotherStation)}"
            : "the next phone";
    }
}
