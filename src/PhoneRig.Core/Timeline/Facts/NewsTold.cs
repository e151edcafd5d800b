namespace PhoneRig.Core.Timeline.Facts;

/// <summary>Whoever the rig file's webhook names has been told of the campaign so far.</summary>
/// <param name="UpTo">The sequence of the last entry of the campaign's timeline that they know of.</param>
public sealed record NewsTold(long UpTo) : CampaignFact;
