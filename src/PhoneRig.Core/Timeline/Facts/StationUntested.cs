namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A station's test could not be done, and nothing follows of the station: its phone may be writing and is not cut, or the journal cannot be written.</summary>
/// <param name="Station">The station.</param>
/// <param name="Why">Why, as a phrase.</param>
public sealed record StationUntested(string Station, string Why) : CampaignFact;
