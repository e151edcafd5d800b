using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PhoneRig.Core.Configuration;

/// <summary>A share, written as people say it: "2%", "0.5%", "300%".</summary>
/// <param name="Share">The share: 1 is the whole.</param>
public readonly partial record struct Percent(double Share) : IParsable<Percent>
{
    /// <summary>The shape, as a regular expression that the schemas share.</summary>
    public const string Pattern = @"^[0-9]{1,5}(\.[0-9]{1,4})?%$";

    /// <inheritdoc/>
    public static Percent Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var percent) ? percent : throw new FormatException("a share is written with its sign, such as 2% or 0.5%");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Percent result)
    {
        result = default;
        if (s is null || !Shape().IsMatch(s))
        {
            return false;
        }

        result = new Percent(double.Parse(s.AsSpan(0, s.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) / 100);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Share * 100:0.####}%");

    [GeneratedRegex(Pattern, RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
