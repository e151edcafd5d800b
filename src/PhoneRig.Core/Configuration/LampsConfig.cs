using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>Colour sensors over lamps.</summary>
public sealed record LampsConfig
{
    /// <summary>Which chip sits over each lamp. Default: tcs34725, always at address 0x29 and so each behind its own mux channel.</summary>
    public string Chip { get; init; } = "tcs34725";

    /// <summary>The mux channel of each lamp's sensor, by lamp name.</summary>
    public required ImmutableDictionary<string, PinRef> Sensors { get; init; }
}
