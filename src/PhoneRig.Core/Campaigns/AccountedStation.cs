namespace PhoneRig.Core.Campaigns;

/// <summary>How a station of a campaign is.</summary>
/// <param name="Station">Its name.</param>
/// <param name="Trust">Whether its word is taken.</param>
/// <param name="Doubt">Why it is not, as a phrase; null where it is.</param>
/// <param name="Phone">The phone that stands there; null: none.</param>
/// <param name="Run">The run under way; null: none.</param>
/// <param name="BrokenOff">Whether that run was broken off, and its phone is only watched until it is idle.</param>
/// <param name="Call">What the operator has to do there, as a sentence; null: nothing.</param>
/// <param name="Remark">What a person should know of its phone, as a sentence; null: nothing.</param>
public sealed record AccountedStation(string Station, StationTrust Trust, string? Doubt, string? Phone, string? Run, bool BrokenOff, string? Call, string? Remark)
{
    /// <summary>What its light shows, or would if it had one.</summary>
    public StationSignal Light { get; init; }

    /// <summary>How its phone is watched over night; null: it is not.</summary>
    public AccountedSoak? Soak { get; init; }

    internal static AccountedStation Of(CampaignState state, CampaignStation station) => new(
        station.Name,
        station.Trust,
        station.Doubt,
        station.Stand?.Phone,
        station.Stand?.Visit?.Run,
        station.Stand?.Visit?.BrokenOff == true,
        state.Ended ? null : CampaignCalls.Of(state, station),
        station.Stand?.Remark)
    {
        Light = StationSignals.Of(state, station.Name),
        Soak = AccountedSoak.Of(station.Stand?.Soak),
    };
}
