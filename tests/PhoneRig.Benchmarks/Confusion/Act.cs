using System.Collections.Immutable;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>A remedy that was begun.</summary>
/// <param name="Attempt">The attempt's name.</param>
/// <param name="For">The diagnoses that stood and that it is there for, the one met last at the end.</param>
/// <param name="At">Uptime.</param>
internal sealed record Act(string Attempt, ImmutableArray<string> For, TimeSpan At);
