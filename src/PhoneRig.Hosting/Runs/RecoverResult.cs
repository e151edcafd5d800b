using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Runs;

/// <summary>What a request to recover gave: a summary, or the reasons why nothing was moved.</summary>
/// <param name="Summary">The summary; null where the run could not begin.</param>
/// <param name="Problems">Mistakes in files, each with its place (exit code 2).</param>
/// <param name="Refusal">Another reason that kept the run from beginning, such as an unknown station (exit code 2); null for none.</param>
public sealed record RecoverResult(RunSummary? Summary, ImmutableArray<ConfigProblem> Problems, string? Refusal);
