using System.Collections.Immutable;

namespace PhoneRig.Hosting.Runs;

/// <summary>How a run ended: the last line of <c>--json</c>.</summary>
/// <param name="Simulated">True where phones and metal are simulated.</param>
/// <param name="Seed">The seed of a simulated run.</param>
/// <param name="Stations">How each station ended.</param>
public sealed record RunSummary(bool Simulated, int? Seed, ImmutableArray<StationSummary> Stations);
