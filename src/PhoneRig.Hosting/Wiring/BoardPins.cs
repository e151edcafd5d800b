namespace PhoneRig.Hosting.Wiring;

/// <summary>What a board's other pins are wired to.</summary>
internal static class BoardPins
{
    /// <summary>Whether it has a RESET pin that must be held up (MCP23017 data sheet 1.4, TCA9548A data sheet 8.3.2).</summary>
    public static bool HasReset(string chip) => chip is "mcp23017" or "tca9548a";

    /// <summary>
    /// What its address pins are wired to. MCP23017, PCF8574 and TCA9548A take the lowest three bits from A2 to A0 (data sheets 3.3.1, 8.1, 8.6.1), a PCA9685 six from
    /// A5 to A0 (data sheet 7.1.1).
    /// </summary>
    public static string Address(string chip, int address)
    {
        var bits = chip == "pca9685" ? 6 : 3;
        var high = Enumerable.Range(0, bits).Where(bit => (address >> bit & 1) == 1).Select(bit => $"A{bit}").ToList();
        return high.Count == 0 ? $"A0 to A{bits - 1}: GND" : $"{string.Join(", ", high)}: 3.3 V{(high.Count == bits ? "" : ", other A: GND")}";
    }

    /// <summary>One more pin that must not float; null where there is none.</summary>
    public static string? Control(string chip) =>
        HasReset(chip) ? "RESET: 10 kΩ to 3.3 V"
        : chip == "pca9685" ? "OE: GND, or the rail's one-shot"
        : null;
}
