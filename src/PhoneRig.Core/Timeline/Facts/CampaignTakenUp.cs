namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A process took the rig over and found the campaign under way in the journal: whatever the one before it was at has been broken off.</summary>
/// <param name="Rig">The rig's name.</param>
public sealed record CampaignTakenUp(string Rig) : CampaignFact;
