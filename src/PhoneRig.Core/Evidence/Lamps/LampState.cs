using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>The state of a <see cref="LampPatternRecogniser"/>: a plain value.</summary>
public sealed record LampState
{
    internal LampState(ImmutableArray<GroupWatch> groups, TimeSpan uptime) => (Groups, Uptime) = (groups, uptime);

    internal ImmutableArray<GroupWatch> Groups { get; init; }

    /// <summary>The last frame; default before the first.</summary>
    internal ImmutableArray<LampColour?> Frame { get; init; }

    /// <summary>When time alone may change something.</summary>
    internal TimeSpan? WakeAt { get; init; }

    internal TimeSpan Uptime { get; init; }
}
