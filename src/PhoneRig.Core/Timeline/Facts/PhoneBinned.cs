using PhoneRig.Core.Campaigns;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>Where a phone goes now, that has had its visit.</summary>
/// <param name="Phone">The phone.</param>
/// <param name="Station">The station of its last visit.</param>
/// <param name="Bin">Where to.</param>
/// <param name="Why">Why, as a phrase.</param>
public sealed record PhoneBinned(string Phone, string Station, Bin Bin, string Why) : CampaignFact;
