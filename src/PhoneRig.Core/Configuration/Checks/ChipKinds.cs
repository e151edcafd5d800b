namespace PhoneRig.Core.Configuration.Checks;

/// <summary>The chips that a board may be.</summary>
internal static class ChipKinds
{
    /// <summary>A chip of a kind.</summary>
    /// <param name="FirstAddress">Its lowest I2C address.</param>
    /// <param name="LastAddress">Its highest I2C address.</param>
    /// <param name="Pins">How many pins or channels it has, from 0.</param>
    /// <param name="IsMux">True where its pins are I2C channels.</param>
    internal sealed record ChipKind(int FirstAddress, int LastAddress, int Pins, bool IsMux)
    {
        /// <summary>True where a pin that is high only leaves it to a weak pull-up, as it does from power-up on.</summary>
        public bool WeakHigh { get; init; }
    }

    /// <summary>By name. Addresses and pins: MCP23017 data sheet, section 3.3.1 (A2..A0) and GPA/GPB; PCF8574 data sheet (NXP), sections 7.1 and 8.1; TCA9548A data sheet, table "address reference".</summary>
    public static readonly IReadOnlyDictionary<string, ChipKind> All = new Dictionary<string, ChipKind>(StringComparer.Ordinal)
    {
        ["mcp23017"] = new(0x20, 0x27, 16, IsMux: false),
        ["pcf8574"] = new(0x20, 0x27, 8, IsMux: false) { WeakHigh = true },
        ["pcf8574a"] = new(0x38, 0x3F, 8, IsMux: false) { WeakHigh = true },
        ["tca9548a"] = new(0x70, 0x77, 8, IsMux: true),
    };
}
