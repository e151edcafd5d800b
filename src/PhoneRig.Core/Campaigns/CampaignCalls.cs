namespace PhoneRig.Core.Campaigns;

/// <summary>What the operator has to do at a station now, as a sentence.</summary>
internal static class CampaignCalls
{
    /// <summary>The call that stands; null: none.</summary>
    public static string? Of(CampaignState state, CampaignStation station) => station switch
    {
        { Trust: StationTrust.Quarantined, Untested: { } why, Rested: false, Restless: null } =>
            $"{station.Name} is in quarantine: {station.Doubt?.TrimEnd('.')}. It could not be tested: {why.TrimEnd('.')}. Leave its phone there until its power is off",
        { Trust: StationTrust.Quarantined } =>
            $"{station.Name} is in quarantine: {station.Doubt?.TrimEnd('.')}. {TakeOut(station)}{(station.Untested is { } why ? $"It could not be tested: {why.TrimEnd('.')}. Mend it, put another phone there" : "Mend it, put a phone there")}, then phonerig station test {station.Name}, and phonerig campaign next {station.Name} when it has passed",
        { Stand: null, Rested: true } when IsThrough(state) =>
            $"{TakeOut(station)}{(state.Expect == 1 ? "The only phone is" : $"All {state.Expect} phones are")} through: {ForTheEvening(state) ?? $"no phone is left for {station.Name}"}",
        { Stand: null, Rested: true, Stranger: true } =>
            $"Nobody knows which phone stands on {station.Name} now: read its label (phonerig campaign scan). Put the next phone there where none does, then phonerig campaign next {station.Name}",
        { Stand: null, Rested: true } => $"{TakeOut(station)}Put {What(state, station)} on {station.Name}, then phonerig campaign next {station.Name}",
        _ => null,
    };

    private static string TakeOut(CampaignStation station) =>
        station is { Before: { } phone, BeforeTo: { } bin, Stand: null } ? $"Take {phone} out of {station.Name}, into the bin {CampaignWords.Describe(bin)}. " : "";

    /// <summary>Whether every phone that was expected is where it stays, by day or over night.</summary>
    public static bool IsThrough(CampaignState state) =>
        state.Expect is { } expected && state.Phones.Count >= expected && state.Away.All(phone => phone is { Astray: false, Bin: not (Bin.KeyStation or Bin.AnotherStation) })
        && !(state.Evening && state.Away.Any(phone => phone.Bin == Bin.Evening));

    private static string? ForTheEvening(CampaignState state) => state.Away.Count(phone => phone.Bin == Bin.Evening) switch
    {
        0 => null,
        var count => $"{count} {(count == 1 ? "waits" : "wait")} for the evening ({(state.Hours is { } hours ? FormattableString.Invariant($"from {hours.Evening:HH\\:mm} on,") : "phonerig campaign evening, then")} one on each station for the night)",
    };

    private static string What(CampaignState state, CampaignStation station)
    {
        var waiting = state.Away.ToArray();
        return (station.Place.Keys ? Array.Find(waiting, phone => phone.Bin == Bin.KeyStation) : null) is { } refuser ? Which(refuser, Bin.KeyStation)
            : Array.Find(waiting, phone => phone.Bin == Bin.AnotherStation && state.VisitsOf(phone.Name).LastOrDefault()?.Station != station.Name) is { } other ? Which(other, Bin.AnotherStation)
            : state.Evening && waiting.Any(phone => phone.Bin == Bin.Evening) ? $"a phone from the bin {CampaignWords.Describe(Bin.Evening)}"
            : "the next phone";
    }

    /// <summary>Any of its bin; one that was put into another bin, before it was known better, by its name.</summary>
    private static string Which(CampaignPhone phone, Bin bin) => phone.Lies is { } lies && lies != bin
        ? $"{phone.Name}, which lies in the bin {CampaignWords.Describe(lies)},"
        : $"a phone from the bin {CampaignWords.Describe(bin)}";
}
