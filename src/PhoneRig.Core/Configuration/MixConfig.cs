using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>What ails the phones of a simulated pile: a file for <c>phonerig simulate --mix</c>.</summary>
public sealed record MixConfig
{
    /// <summary>How often each ailment is drawn, by the simulator's name for it: as whole numbers in proportion to each other.</summary>
    public required ImmutableDictionary<string, int> Ailments { get; init; }
}
