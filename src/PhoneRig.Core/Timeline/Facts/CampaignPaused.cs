namespace PhoneRig.Core.Timeline.Facts;

/// <summary>No further run is begun; those under way go on, and phones may be swapped.</summary>
/// <param name="By">Who asked for it, and why where the rig did itself.</param>
public sealed record CampaignPaused(string By) : CampaignFact;
