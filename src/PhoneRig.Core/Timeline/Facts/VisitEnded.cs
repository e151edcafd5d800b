using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The run of a phone's visit has reached its verdict.</summary>
/// <param name="Station">The station.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Owner">Whose matter it is; null when recovered.</param>
/// <param name="Diagnosis">What is wrong, by name; null when nothing is or nothing is known.</param>
/// <param name="Load">The load that the phone runs, where the evidence tells.</param>
/// <param name="Mac">The hardware address that the network told of it; null: it was not heard.</param>
/// <param name="Took">From the run's start to the verdict.</param>
public sealed record VisitEnded(string Station, string Run, Verdict Verdict, VerdictOwner? Owner, string? Diagnosis, string? Load, string? Mac, TimeSpan Took) : CampaignFact;
