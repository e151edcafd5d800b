namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The network told who stands at a station.</summary>
/// <param name="Station">The station.</param>
/// <param name="Mac">The phone's hardware address, "00:1b:2c:3d:4e:5f".</param>
public sealed record PhoneHeard(string Station, string Mac) : CampaignFact;
