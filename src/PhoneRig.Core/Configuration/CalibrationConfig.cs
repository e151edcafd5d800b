using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>What was measured at a station, in the place of defaults: calibrations/STATION.yaml in the rig's state folder. Written by the program, read when a rig is taken over; deleted, the defaults count again.</summary>
public sealed record CalibrationConfig
{
    /// <summary>The station's name: the file's.</summary>
    public required string Calibration { get; init; }

    /// <summary>When it was measured last, by the controller's clock.</summary>
    public required string Measured { get; init; }

    /// <summary>The lamps, by name; one that is not named has the defaults.</summary>
    public ImmutableDictionary<string, LampCalibrationConfig> Lamps { get; init; } = ImmutableDictionary<string, LampCalibrationConfig>.Empty;

    /// <summary>How long things took here, by the name of the phone model's timing: what is to be expected. A model's range is widened by it, and never narrowed.</summary>
    public ImmutableDictionary<string, TimeSpan> Timings { get; init; } = ImmutableDictionary<string, TimeSpan>.Empty;
}
