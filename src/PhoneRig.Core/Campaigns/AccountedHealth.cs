namespace PhoneRig.Core.Campaigns;

/// <summary>How a station did in a campaign.</summary>
/// <param name="Station">Its name.</param>
/// <param name="Trust">Whether its word is taken.</param>
/// <param name="Runs">Runs that reached their verdict there.</param>
/// <param name="RigFaults">Those of them that the rig, or the station, spoilt: they count against no phone.</param>
/// <param name="BrokenOff">Runs there that the rig's own end broke off.</param>
/// <param name="Doubts">How often it was doubted.</param>
/// <param name="Quarantines">How often it was put into quarantine.</param>
/// <param name="IdleSince">Since when no run is under way there; null while one is.</param>
/// <param name="Idle">Why, as a phrase; null while one is.</param>
public sealed record AccountedHealth(string Station, StationTrust Trust, int Runs, int RigFaults, int BrokenOff, int Doubts, int Quarantines, DateTimeOffset? IdleSince, string? Idle)
{
    internal static AccountedHealth Of(CampaignState state, CampaignStation station)
    {
        var visits = state.Visits.Where(visit => visit.Station == station.Name).ToArray();
        return new(
            station.Name,
            station.Trust,
            visits.Length,
            visits.Count(visit => !visit.Counts),
            station.BrokenOff,
            station.Doubts,
            station.Quarantines,
            station.IdleSince,
            station.IdleSince is null ? null : Why(state, station));
    }

    private static string Why(CampaignState state, CampaignStation station) => station switch
    {
        _ when state.Ended => "the campaign is over",
        { Trust: StationTrust.Quarantined } => $"in quarantine: {station.Doubt?.TrimEnd('.')}",
        { Trust: StationTrust.Doubted } => "it is tested",
        { Stand.Soak: { Ended: null } } => "its phone is watched over night",
        { Stand: not null } => state.Paused ? "the campaign is paused" : "its run is about to begin",
        { Rested: false } => "its power goes off as its interlocks allow",
        _ when CampaignCalls.IsThrough(state) => "no phone is left for it",
        _ => "it waits for a phone",
    };
}
