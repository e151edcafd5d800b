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
    internal sealed record ChipKind(int FirstAddress, int LastAddress, int Pins, bool IsMux = false, bool Dims = false);

    /// <summary>
    /// By name. Addresses and pins: MCP23017 data sheet, section 3.3.1 (A2..A0) and GPA/GPB; PCA9685 data sheet, section 7.1.1 (A5..A0; what is above 0x77
    /// the I2C bus reserves); TCA9548A data sheet, table "address reference".
    /// </summary>
    public static readonly IReadOnlyDictionary<string, ChipKind> All = new Dictionary<string, ChipKind>(StringComparer.Ordinal)
    {
        ["mcp23017"] = new(0x20, 0x27, 16),
        [Pca9685] = new(0x40, 0x77, 16, Dims: true),
        ["tca9548a"] = new(0x70, 0x77, 8, IsMux: true),
    };

    /// <summary>Whether a pin can be on for a share of the time.</summary>
    public static bool Dims(RigConfig rig, PinRef pin) =>
        rig.Boards.GetValueOrDefault(pin.Board) is { } board && All.TryGetValue(board.Chip, out var kind) && kind.Dims;
}
