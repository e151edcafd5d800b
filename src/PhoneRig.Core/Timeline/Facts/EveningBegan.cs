namespace PhoneRig.Core.Timeline.Facts;

/// <summary>It is evening: from now on no run is stopped because it takes long, those under way included.</summary>
/// <param name="By">Who said so.</param>
public sealed record EveningBegan(string By) : CampaignFact;
