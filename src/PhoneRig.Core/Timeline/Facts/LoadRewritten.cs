namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The phone of a visit has fetched a whole load, which rewrites its flash.</summary>
/// <param name="Station">The station.</param>
/// <param name="Run">The run's id.</param>
public sealed record LoadRewritten(string Station, string Run) : CampaignFact;
