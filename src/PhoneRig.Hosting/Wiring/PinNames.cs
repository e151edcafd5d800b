using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Wiring;

/// <summary>What is printed beside a pin.</summary>
public static class PinNames
{
    /// <summary>The pin's name on its board: MCP23017 data sheet, GPA0 to GPB7; PCF8574 data sheet, P0 to P7; PCA9685 data sheet, LED0 to LED15; TCA9548A data sheet, channels 0 to 7; BCM numbers on the header.</summary>
    /// <param name="rig">The rig that the pin is of.</param>
    /// <param name="pin">A pin of one of its boards, or of the header.</param>
    public static string Of(RigConfig rig, PinRef pin) =>
        pin.Board == PinRef.Header ? $"GPIO {pin.Number}" : OnChip(rig.Boards[pin.Board].Chip, pin.Number);

    private static string OnChip(string chip, int number) => chip switch
    {
        "mcp23017" => number < 8 ? $"GPA{number}" : $"GPB{number - 8}",
        "pcf8574" or "pcf8574a" => $"P{number}",
        "pca9685" => $"LED{number}",
        "tca9548a" => $"channel {number}",
        _ => $"{number}",
    };
}
