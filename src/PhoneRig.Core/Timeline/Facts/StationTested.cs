namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A station was tested.</summary>
/// <param name="Station">The station.</param>
/// <param name="Passed">Whether all of its parts did what they should.</param>
/// <param name="Why">What was seen, as a phrase.</param>
public sealed record StationTested(string Station, bool Passed, string Why) : CampaignFact;
