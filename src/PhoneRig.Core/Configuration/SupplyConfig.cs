using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Configuration;

/// <summary>The supply of the actuators: what the solenoids of all stations hang on.</summary>
public sealed record SupplyConfig
{
    /// <summary>Its volts.</summary>
    [Range(3, 48)]
    public required int Volts { get; init; }

    /// <summary>What it gives, in milliamperes, for as long as it likes.</summary>
    [Range(100, 100_000)]
    public required int Milliamps { get; init; }
}
