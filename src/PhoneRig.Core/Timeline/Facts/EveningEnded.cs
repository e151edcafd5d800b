namespace PhoneRig.Core.Timeline.Facts;

/// <summary>It is day again: runs that begin from now on have the budget of the day; those of the night go on to their end.</summary>
/// <param name="By">Who said so.</param>
public sealed record EveningEnded(string By) : CampaignFact;
