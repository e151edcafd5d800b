using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Configuration;

/// <summary>A chip on an I2C bus of the controller.</summary>
public sealed record BoardConfig
{
    /// <summary>Which chip: "mcp23017" (16 pins), "pcf8574" or "pcf8574a" (8 pins), "pca9685" (16 outputs with a duty) "tca9548a" (8 channels), "ina228" or "ina238" (meters for a 48 V line).</summary>
    public required string Chip { get; init; }

    /// <summary>The I2C bus number, as in /dev/i2c-1. Default: 1, the one on a Raspberry Pi's header.</summary>
    [Range(0, 99)]
    public int Bus { get; init; } = 1;

    /// <summary>Its 7-bit address: 0x20 to 0x27 for mcp23017 and pcf8574, 0x38 to 0x3f for pcf8574a, 0x40 to 0x77 but not 0x70 for pca9685, 0x70 to 0x77 for tca9548a, 0x40 to 0x4f for ina228 and ina238.</summary>
    [Range(0x03, 0x77)]
    public required int Address { get; init; }
}
