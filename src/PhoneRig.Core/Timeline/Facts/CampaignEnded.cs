namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The campaign is over: runs under way are stopped safely, and nothing else is begun.</summary>
/// <param name="By">Who asked for it.</param>
public sealed record CampaignEnded(string By) : CampaignFact;
