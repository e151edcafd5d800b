namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A phone that is home stays at its station over night: nobody is there to swap it, so it is kept powered and watched.</summary>
/// <param name="Station">The station.</param>
/// <param name="Run">The run that brought it home.</param>
/// <param name="AtMost">How long it is watched, where the evening does not end before.</param>
public sealed record SoakBegan(string Station, string Run, TimeSpan AtMost) : CampaignFact;
