using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Rigs;

/// <summary>What came of planning a run.</summary>
/// <param name="Plan">The plan; null where the run cannot begin.</param>
/// <param name="Problems">Mistakes in files, each with its place.</param>
/// <param name="Refusal">Another reason, such as an unknown station; null for none.</param>
internal sealed record RunPlanning(RunPlan? Plan, ImmutableArray<ConfigProblem> Problems, string? Refusal);
