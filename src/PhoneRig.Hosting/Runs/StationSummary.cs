using System.Collections.Immutable;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Hosting.Runs;

/// <summary>How one station's run ended.</summary>
/// <param name="Station">The station.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Owner">Whose matter it is; null when recovered.</param>
/// <param name="Diagnosis">What is wrong, by name.</param>
/// <param name="Load">The load the phone runs.</param>
/// <param name="Proof">How strong the proof of the recovery is.</param>
/// <param name="Attempts">What was tried, in order.</param>
/// <param name="Elapsed">Rig time from start to verdict.</param>
/// <param name="Why">The sentence that says what to make of it.</param>
/// <param name="Evidence">The entries that the verdict rests on, in plain words with their times.</param>
/// <param name="ToDo">What a person should do now, as sentences; null where the diagnosis names nothing.</param>
/// <param name="Lacks">The firmware that would have helped and that the rig lacks, with its package; null where it lacked none.</param>
public sealed record StationSummary(
    string Station,
    Verdict Verdict,
    VerdictOwner? Owner,
    string? Diagnosis,
    string? Load,
    Proof? Proof,
    ImmutableArray<AttemptSummary> Attempts,
    TimeSpan Elapsed,
    string Why,
    ImmutableArray<EvidenceSummary> Evidence,
    string? ToDo = null,
    ImmutableArray<string>? Lacks = null);
