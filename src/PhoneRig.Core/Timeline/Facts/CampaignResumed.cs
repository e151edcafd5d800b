namespace PhoneRig.Core.Timeline.Facts;

/// <summary>Runs are begun again.</summary>
/// <param name="By">Who asked for it.</param>
public sealed record CampaignResumed(string By) : CampaignFact;
