using System.Collections.Immutable;
using PhoneRig.Core.Evidence.Lamps;

namespace PhoneRig.Core.Configuration;

/// <summary>Sensors over lamps.</summary>
public sealed record LampsConfig
{
    /// <summary>A colour sensor on an I2C bus.</summary>
    public const string Tcs34725 = "tcs34725";

    /// <summary>A photodiode or phototransistor with a comparator, on a pin.</summary>
    public const string Photodiode = "photodiode";

    /// <summary>
    /// What sits over each lamp. Default: tcs34725, which tells colours; always at address 0x29, and so each behind its own mux channel. A photodiode tells
    /// lit from dark and no colour: what needs a colour to be known stays unknown.
    /// </summary>
    public string Chip { get; init; } = Tcs34725;

    /// <summary>The mux channel, or the photodiode's pin, of each lamp's sensor, by lamp name.</summary>
    public required ImmutableDictionary<string, PinRef> Sensors { get; init; }

    /// <summary>A photodiode pin's level while its lamp is lit. Default: low, an open collector that pulls to ground.</summary>
    public ActiveLevel Active { get; init; } = ActiveLevel.Low;

    /// <summary>Where the colours of lamps are told apart that were calibrated, by lamp name; none is part of a rig file (<see cref="CalibrationConfig"/>).</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ImmutableDictionary<string, LampThresholds> Thresholds { get; init; } = ImmutableDictionary<string, LampThresholds>.Empty;

    /// <summary>Whether its sensors tell colours, or only lit from dark.</summary>
    public bool TellsColours => Chip != Photodiode;
}
