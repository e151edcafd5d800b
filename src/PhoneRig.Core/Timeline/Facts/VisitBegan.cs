namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A run is about to begin for the phone that stands at a station.</summary>
/// <param name="Station">The station.</param>
/// <param name="Phone">The phone, as it is called so far: its hardware address, or the place and number of its coming.</param>
/// <param name="Run">The run's id.</param>
public sealed record VisitBegan(string Station, string Phone, string Run) : CampaignFact;
