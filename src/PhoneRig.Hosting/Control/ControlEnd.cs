using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Control;

/// <summary>The end of an answer.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">What to say of it, as a sentence; null where the events said all.</param>
/// <param name="Summary">Of runs: how they ended.</param>
/// <param name="Problems">Mistakes in files, each with its place.</param>
public sealed record ControlEnd(ControlOutcome Outcome, string? Message, RunSummary? Summary, ImmutableArray<ConfigProblem> Problems);
