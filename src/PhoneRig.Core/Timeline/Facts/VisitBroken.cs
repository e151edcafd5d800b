namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A visit's run was broken off without a verdict, by the rig's own end. The phone is provably idle now, and its run may begin again.</summary>
/// <param name="Station">The station.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Orderly">True where the rig was shut down: that says nothing against anybody.</param>
/// <param name="Why">What broke it off, as a phrase.</param>
public sealed record VisitBroken(string Station, string Run, bool Orderly, string Why) : CampaignFact;
