namespace PhoneRig.Core.Configuration.Checks;

/// <summary>The chips that a board may be.</summary>
internal static class ChipKinds
{
    /// <summary>A chip of a kind.</summary>
    /// <param name="FirstAddress">Its lowest I2C address.</param>
    /// <param name="LastAddress">Its highest I2C address.</param>
    /// <param name="Pins">How many pins or channels it has, from 0.</param>
    /// <param name="IsMux">True where its pins are I2C channels.</param>
    internal sealed record ChipKind(int FirstAddress, int LastAddress, int Pins, bool IsMux);

    /// <summary>By name. Addresses and pins: MCP23017 data sheet, section 3.3.1 (A2..A0) and GPA/GPB; TCA9548A data sheet, table "address reference"; INA228 and INA238 data sheets, table "address pins and slave addresses".</summary>
    public static readonly IReadOnlyDictionary<string, ChipKind> All = new Dictionary<string, ChipKind>(StringComparer.Ordinal)
    {
        ["mcp23017"] = new(0x20, 0x27, 16, IsMux: false),
        ["tca9548a"] = new(0x70, 0x77, 8, IsMux: true),
        ["ina228"] = new(0x40, 0x4F, 0, IsMux: false),
        ["ina238"] = new(0x40, 0x4F, 0, IsMux: false),
    };

    /// <summary>Those that meter a line: without pins, and made for 85 V.</summary>
    public static readonly IReadOnlyList<string> Meters = ["ina228", "ina238"];

    /// <summary>Meters that people know, and the most that they stand on the line (data sheets SBOS448 and SBOS547, "absolute maximum ratings" and "recommended operating conditions"): 48 V kill them.</summary>
    public static readonly IReadOnlyDictionary<string, int> TooLow = new Dictionary<string, int>(StringComparer.Ordinal) { ["ina219"] = 26, ["ina226"] = 36 };
}
