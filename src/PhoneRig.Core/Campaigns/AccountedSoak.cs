namespace PhoneRig.Core.Campaigns;

/// <summary>How a phone that is home does over night.</summary>
/// <param name="Passed">Whether it ran all the time; null: it is watched still.</param>
/// <param name="Falls">How often it restarted or fell silent of its own.</param>
/// <param name="Since">While it is watched: since when, by the wall clock.</param>
/// <param name="Lasted">How long it was watched, at the least; null: it is watched still.</param>
public sealed record AccountedSoak(bool? Passed, int Falls, DateTimeOffset? Since, TimeSpan? Lasted)
{
    internal static AccountedSoak? Of(Soak? underWay) => underWay is { Ended: null } soak ? new(null, soak.Falls, soak.BeganAt, null) : null;

    /// <summary>Of a phone: what was seen after another run than its last says nothing of it any more.</summary>
    internal static AccountedSoak? Of(CampaignState state, CampaignPhone phone, CampaignVisit? last) =>
        Of(state.StationOf(phone.Name)?.Stand?.Soak)
        ?? (phone.Soaked is { } soaked && soaked.Run == last?.Run ? new(soaked.Passed, soaked.Falls, null, soaked.Lasted) : null);
}
