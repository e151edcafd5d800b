using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PhoneRig.Core.Configuration;

/// <summary>A current, written with its unit: "30mA".</summary>
/// <param name="Value">In mA.</param>
public readonly partial record struct Milliamps(int Value) : IParsable<Milliamps>
{
    /// <summary>The shape, as a regular expression that the schemas share.</summary>
    public const string Pattern = "^[0-9]{1,5} ?mA$";

    /// <inheritdoc/>
    public static Milliamps Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException("a current is written with its unit, such as 30mA");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Milliamps result)
    {
        result = default;
        if (s is null || !Shape().IsMatch(s))
        {
            return false;
        }

        result = new Milliamps(int.Parse(s.AsSpan(0, s.Length - "mA".Length).TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture));
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value}mA");

    [GeneratedRegex(Pattern, RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
