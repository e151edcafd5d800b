using System.Collections.Immutable;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>The state of a <see cref="LampPatternRecogniser"/>: a plain value.</summary>
public sealed record LampState
{
    internal LampState(ImmutableArray<GroupWatch> groups, TimeSpan uptime) => (Groups, Uptime) = (groups, uptime);

    internal ImmutableArray<GroupWatch> Groups { get; init; }

    internal TimeSpan Uptime { get; init; }
}
