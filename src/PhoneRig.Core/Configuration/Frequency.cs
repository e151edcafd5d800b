using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PhoneRig.Core.Configuration;

/// <summary>A frequency, written as people say it: "400kHz", "1MHz".</summary>
/// <param name="Hertz">Whole hertz.</param>
public readonly partial record struct Frequency(int Hertz) : IParsable<Frequency>
{
    /// <summary>The shape, as a regular expression that the schemas share.</summary>
    public const string Pattern = "^[1-9][0-9]{0,3}(Hz|kHz|MHz)$";

    /// <inheritdoc/>
    public static Frequency Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var frequency) ? frequency : throw new FormatException("a frequency is a whole number and its unit, such as 100kHz or 1MHz");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Frequency result)
    {
        result = default;
        if (s is null || !Shape().IsMatch(s))
        {
            return false;
        }

        var unit = s.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var number = int.Parse(s.AsSpan(0, unit), NumberStyles.None, CultureInfo.InvariantCulture);
        var hertz = (long)number * (s[unit] switch { 'k' => 1_000, 'M' => 1_000_000, _ => 1 });
        result = new Frequency((int)Math.Min(hertz, int.MaxValue));
        return hertz <= int.MaxValue;
    }

    /// <inheritdoc/>
    public override string ToString() => Hertz switch
    {
        > 0 when Hertz % 1_000_000 == 0 => string.Create(CultureInfo.InvariantCulture, $"{Hertz / 1_000_000}MHz"),
        > 0 when Hertz % 1_000 == 0 => string.Create(CultureInfo.InvariantCulture, $"{Hertz / 1_000}kHz"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Hertz}Hz"),
    };

    [GeneratedRegex(Pattern, RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
