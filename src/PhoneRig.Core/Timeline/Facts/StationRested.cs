namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A station was put to rest for a swap: its power is off, and off was proven, or could not be.</summary>
/// <param name="Station">The station.</param>
/// <param name="Proven">Whether off was proven.</param>
/// <param name="Why">Where it was not: why, as a sentence.</param>
public sealed record StationRested(string Station, bool Proven, string? Why = null) : CampaignFact;
