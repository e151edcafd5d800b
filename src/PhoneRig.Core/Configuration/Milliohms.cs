using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PhoneRig.Core.Configuration;

/// <summary>A small resistance, written with its unit: "20mOhm".</summary>
/// <param name="Value">In mOhm.</param>
public readonly partial record struct Milliohms(double Value) : IParsable<Milliohms>
{
    /// <summary>The shape, as a regular expression that the schemas share.</summary>
    public const string Pattern = "^[0-9]{1,4}(\\.[0-9]{1,3})? ?mOhm$";

    /// <inheritdoc/>
    public static Milliohms Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException("a shunt is written with its unit, such as 20mOhm");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Milliohms result)
    {
        result = default;
        if (s is null || !Shape().IsMatch(s))
        {
            return false;
        }

        result = new Milliohms(double.Parse(s.AsSpan(0, s.Length - "mOhm".Length).TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.###}mOhm");

    [GeneratedRegex(Pattern, RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
