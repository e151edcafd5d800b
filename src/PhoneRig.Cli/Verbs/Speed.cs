using System.Globalization;

namespace PhoneRig.Cli.Verbs;

/// <summary>How fast a simulated rig runs.</summary>
/// <param name="Times">Rig seconds per real second; null for as fast as it can be computed.</param>
internal readonly record struct Speed(double? Times)
{
    private const double Slowest = 0.1;
    private const double Fastest = 100;

    /// <summary>What to say of any other text.</summary>
    public static string Expected => $"a number from {Slowest} to {Fastest}, or max";

    /// <summary>Reads "0.1" to "100", or "max".</summary>
    public static bool TryParse(string text, out Speed speed)
    {
        if (text == "max")
        {
            speed = new Speed(null);
            return true;
        }

        var read = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var times);
        speed = new Speed(times);
        return read && times is >= Slowest and <= Fastest;
    }
}
