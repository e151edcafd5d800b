namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A person says that another phone stands at a station now.</summary>
/// <param name="Station">The station.</param>
/// <param name="Label">The hardware address on its label, "00:1b:2c:3d:4e:5f"; null: nobody read it.</param>
/// <param name="By">Who says so.</param>
public sealed record PhonePlaced(string Station, string? Label, string By) : CampaignFact;
