namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A station that was doubted, or in quarantine, has passed its test.</summary>
/// <param name="Station">The station.</param>
public sealed record StationRestored(string Station) : CampaignFact;
