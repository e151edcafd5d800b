using System.Collections.Immutable;

namespace PhoneRig.Core.Firmware;

/// <summary>Which release can load which: the file rig-config/ladders.yaml.</summary>
public sealed record LadderBook
{
    /// <summary>None.</summary>
    public static LadderBook Empty { get; } = new() { Rungs = ImmutableDictionary<string, Rung>.Empty };

    /// <summary>The rungs by name: "old", "dual-key", "new". Playbooks and remedies name a firmware set by its rung.</summary>
    public required ImmutableDictionary<string, Rung> Rungs { get; init; }
}
