namespace PhoneRig.Core.Timeline.Facts;

/// <summary>Two different phones failed in the same way at a station, one after the other, and at no other: it is tested before it gets another.</summary>
/// <param name="Station">The station.</param>
/// <param name="Diagnosis">In what way.</param>
/// <param name="Why">Which phones, as a phrase.</param>
public sealed record StationDoubted(string Station, string Diagnosis, string Why) : CampaignFact;
