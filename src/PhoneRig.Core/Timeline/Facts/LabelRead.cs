namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A label was read off a phone. It names the phone that is put somewhere next, or the one that stands at a station and that nobody has named yet.</summary>
/// <param name="Label">Its hardware address, "00:1b:2c:3d:4e:5f".</param>
/// <param name="Station">The station that it is of; null: the next that gets a phone.</param>
/// <param name="By">Who read it.</param>
public sealed record LabelRead(string Label, string? Station, string By) : CampaignFact;
