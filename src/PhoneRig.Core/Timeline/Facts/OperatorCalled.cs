namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The operator is told what to do at a station.</summary>
/// <param name="Station">The station.</param>
/// <param name="Text">What, as a sentence.</param>
public sealed record OperatorCalled(string Station, string Text) : CampaignFact;
