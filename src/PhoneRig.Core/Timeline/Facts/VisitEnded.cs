using System.Collections.Immutable;
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
/// <param name="Lacks">The firmware that would have helped and that the rig lacks, with its package; null where it lacked none.</param>
/// <param name="Hands">True where a station whose fingers fail would tell the same; null elsewhere, and in what was written before stations were asked.</param>
public sealed record VisitEnded(string Station, string Run, Verdict Verdict, VerdictOwner? Owner, string? Diagnosis, string? Load, string? Mac, TimeSpan Took, ImmutableArray<string>? Lacks = null, bool? Hands = null) : CampaignFact;
