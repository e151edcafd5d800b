using System.Collections.Immutable;
using PhoneRig.Core.Evidence.Lamps;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>A condition as far as it has come: a plain value.</summary>
public sealed record ConditionState
{
    internal ConditionState(Watch watch, ActiveLamps lamps) => (Watch, Lamps) = (watch, lamps);

    /// <summary>What met it; null while it is not met.</summary>
    public Sighting? Met => Watch.Met;

    /// <summary>Uptime at which time alone may meet it; null for never, or once it is met.</summary>
    public TimeSpan? WakeAt => Watch.WakeAt;

    /// <summary>Sequences of the entries that met it, ascending; empty while it is not met, or where only time met it.</summary>
    public ImmutableArray<long> Evidence => [.. Watch.Evidence.Distinct().Order()];

    internal Watch Watch { get; }

    internal ActiveLamps Lamps { get; }
}
