using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>What the fingers of a simulated phone's station do wrong (facts 7.2 row 15, 11a).</summary>
public sealed record BenchKeypadConfig
{
    /// <summary>The share of presses that do not reach the key.</summary>
    public Percent Misses { get; init; }

    /// <summary>The share of presses that bounce: the key comes up once more and goes down again.</summary>
    public Percent Doubles { get; init; }

    /// <summary>The share of presses that touch the key beside as well.</summary>
    public Percent Slips { get; init; }

    /// <summary>The keys that its fingers never reach: a wire that came off. Default: none.</summary>
    public ImmutableArray<string> Dead { get; init; } = [];
}
