namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A phone is watched no more that was kept powered over night.</summary>
/// <param name="Station">The station.</param>
/// <param name="Run">The run that had brought it home.</param>
/// <param name="Passed">Whether it ran all the time, as far as that is its own matter.</param>
/// <param name="Falls">How often it restarted or fell silent of its own.</param>
/// <param name="Lasted">How long it was watched, at the least: what a process that died had seen since the campaign's last entry is not in it.</param>
/// <param name="Why">Why it ended, as a phrase.</param>
public sealed record SoakEnded(string Station, string Run, bool Passed, int Falls, TimeSpan Lasted, string Why) : CampaignFact;
