namespace PhoneRig.Core.Configuration.Checks;

/// <summary>The chips that a board may be.</summary>
internal static class ChipKinds
{
    /// <summary>A chip whose pins can be on for a share of the time.</summary>
    public const string Pca9685 = "pca9685";

    /// <summary>A chip of a kind.</summary>
    /// <param name="FirstAddress">Its lowest I2C address.</param>
    /// <param name="LastAddress">Its highest I2C address.</param>
    /// <param name="Pins">How many pins or channels it has, from 0.</param>
    /// <param name="IsMux">True where its pins are I2C channels.</param>
    /// <param name="Dims">True where a pin can be on for a share of the time.</param>
    internal sealed record ChipKind(int FirstAddress, int LastAddress, int Pins, bool IsMux = false, bool Dims = false)
    {
        /// <summary>True where a pin that is high only leaves it to a weak pull-up, as it does from power-up on.</summary>
        public bool WeakHigh { get; init; }
    }

    /// <summary>
    /// By name. Addresses and pins: MCP23017 data sheet, section 3.3.1 (A2..A0) and GPA/GPB; PCF8574 data sheet (NXP), sections 7.1 and 8.1; PCA9685 data sheet, section 7.1.1 (A5..A0; what is above 0x77
    /// the I2C bus reserves); TCA9548A data sheet, table "address reference"; INA228 and INA238
    /// data sheets, table "address pins and slave addresses".
    /// </summary>
    public static readonly IReadOnlyDictionary<string, ChipKind> All = new Dictionary<string, ChipKind>(StringComparer.Ordinal)
    {
        ["mcp23017"] = new(0x20, 0x27, 16),
        ["pcf8574"] = new(0x20, 0x27, 8) { WeakHigh = true },
        ["pcf8574a"] = new(0x38, 0x3F, 8) { WeakHigh = true },
        [Pca9685] = new(0x40, 0x77, 16, Dims: true),
        ["tca9548a"] = new(0x70, 0x77, 8, IsMux: true),
        ["ina228"] = new(0x40, 0x4F, 0),
        ["ina238"] = new(0x40, 0x4F, 0),
    };

    /// <summary>Whether a pin can be on for a share of the time.</summary>
    public static bool Dims(RigConfig rig, PinRef pin) =>
        rig.Boards.GetValueOrDefault(pin.Board) is { } board && All.TryGetValue(board.Chip, out var kind) && kind.Dims;

    /// <summary>Those that meter a line: without pins, and made for 85 V.</summary>
    public static readonly IReadOnlyList<string> Meters = ["ina228", "ina238"];

    /// <summary>Meters that people know, and the most that they stand on the line (data sheets SBOS448 and SBOS547, "absolute maximum ratings" and "recommended operating conditions"): 48 V kill them.</summary>
    public static readonly IReadOnlyDictionary<string, int> TooLow = new Dictionary<string, int>(StringComparer.Ordinal) { ["ina219"] = 26, ["ina226"] = 36 };
}
