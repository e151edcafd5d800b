using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Rigs;

/// <summary>A rig cannot be taken over because of what its files say; nothing was moved.</summary>
/// <param name="problems">Mistakes in files, each with its place.</param>
/// <param name="refusal">Another reason, as a sentence; null for none.</param>
public sealed class RigRefusedException(ImmutableArray<ConfigProblem> problems, string? refusal)
    : Exception(refusal ?? string.Join('\n', problems))
{
    /// <summary>Mistakes in files, each with its place.</summary>
    public ImmutableArray<ConfigProblem> Problems => problems;
}
