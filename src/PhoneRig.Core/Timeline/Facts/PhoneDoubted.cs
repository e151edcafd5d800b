namespace PhoneRig.Core.Timeline.Facts;

/// <summary>Whose run is under way at a station is not known any more: its phone may have been exchanged.</summary>
/// <param name="Station">The station.</param>
/// <param name="Why">Why, as a sentence.</param>
public sealed record PhoneDoubted(string Station, string Why) : CampaignFact;
