using System.Collections.Immutable;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>How the run ended.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Owner">Whose matter it is; null when recovered.</param>
/// <param name="Diagnosis">What is wrong, by name; null when nothing is or nothing is known.</param>
/// <param name="Load">The load the phone runs, where the evidence tells.</param>
/// <param name="Proof">How strong the proof of a recovery is.</param>
/// <param name="Why">The sentence that says what to make of it, and what to do.</param>
/// <param name="Evidence">Sequences of the entries that it rests on.</param>
/// <param name="ToDo">What a person should do now, as sentences; null where the diagnosis names nothing.</param>
/// <param name="Lacks">The firmware that would have helped and that the rig lacks, with its package; null where it lacked none.</param>
public sealed record VerdictReached(Verdict Verdict, VerdictOwner? Owner, string? Diagnosis, string? Load, Proof? Proof, string Why, ImmutableArray<long> Evidence, string? ToDo = null, ImmutableArray<string>? Lacks = null) : Fact;
