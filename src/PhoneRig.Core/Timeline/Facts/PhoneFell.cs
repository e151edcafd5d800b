namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A phone that was watched over night does not run any more, and the rig did nothing to it.</summary>
/// <param name="Station">The station.</param>
/// <param name="Run">The run that had brought it home.</param>
/// <param name="Why">How that was seen, as a phrase.</param>
public sealed record PhoneFell(string Station, string Run, string Why) : CampaignFact;
