using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Runs;

/// <summary>What planning gave: a plan, or every reason why there is none. Nothing was moved.</summary>
/// <param name="Plan">The plan; null where there is any problem or a refusal.</param>
/// <param name="Problems">Mistakes in files, each with its place (exit code 2).</param>
/// <param name="Refusal">Another reason, such as an unknown station (exit code 2); null for none.</param>
internal sealed record Planned<T>(T? Plan, ImmutableArray<ConfigProblem> Problems, string? Refusal = null)
    where T : class;
