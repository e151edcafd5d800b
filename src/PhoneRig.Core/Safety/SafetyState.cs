using System.Collections.Immutable;
using PhoneRig.Core.Evidence.Stages;

namespace PhoneRig.Core.Safety;

/// <summary>What the interlocks remember of one station: a plain value.</summary>
public sealed record SafetyState
{
    /// <summary>What feeds the phone.</summary>
    internal Feed Feed { get; init; } = Feed.Unknown;

    /// <summary>Whether it was said that this time off is proven.</summary>
    internal bool SaidProven { get; init; }

    /// <summary>Whether it was said that the closed relay has no power behind it.</summary>
    internal bool SaidMissing { get; init; }

    /// <summary>The keys that are down, or may be, in the order of their intents.</summary>
    internal ImmutableList<KeyDown> Keys { get; init; } = [];

    /// <summary>How warm the solenoids' coils are, by their key; none where there are no solenoids.</summary>
    internal ImmutableDictionary<string, CoilWarmth> Coils { get; init; } = ImmutableDictionary<string, CoilWarmth>.Empty;
}
