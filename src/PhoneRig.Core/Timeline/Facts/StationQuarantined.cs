namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A station gets no further phone until it was mended and has passed its test. What was found at it that made it doubted counts against no phone.</summary>
/// <param name="Station">The station.</param>
/// <param name="Why">Why, as a phrase.</param>
public sealed record StationQuarantined(string Station, string Why) : CampaignFact;
