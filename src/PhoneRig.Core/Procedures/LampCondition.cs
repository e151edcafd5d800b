using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Procedures;

/// <summary>A lamp pattern: what one group of lamps does, in which colours, for how long. Exactly one group is named.</summary>
public sealed record LampCondition
{
    /// <summary>What the line lamps do.</summary>
    public LampPattern? Lines { get; init; }

    /// <summary>What the headset lamp does.</summary>
    public LampPattern? Headset { get; init; }

    /// <summary>What the mute lamp does.</summary>
    public LampPattern? Mute { get; init; }

    /// <summary>What the speaker lamp does.</summary>
    public LampPattern? Speaker { get; init; }

    /// <summary>What the message lamp does.</summary>
    public LampPattern? Message { get; init; }

    /// <summary>In one of these colours; default: any. A single colour may be written without brackets.</summary>
    public ImmutableArray<LampColour>? Colour { get; init; }

    /// <summary>For at least this long without a break; default: as soon as it is recognised.</summary>
    public TimeSpan? For { get; init; }
}
