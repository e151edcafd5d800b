using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PhoneRig.Core.Configuration;

/// <summary>A part of each day by the controller's own clock, written "22:00-07:00"; it may go over midnight.</summary>
/// <param name="From">Its begin.</param>
/// <param name="To">Its end, which is no part of it.</param>
public readonly partial record struct QuietHours(TimeOnly From, TimeOnly To) : IParsable<QuietHours>
{
    /// <summary>The shape, as a regular expression that the schemas share.</summary>
    public const string Pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$";

    private const string Time = "HH:mm";

    /// <summary>Whether a time of the day is in it.</summary>
    public bool Has(TimeOnly time) => time.IsBetween(From, To);

    /// <inheritdoc/>
    public static QuietHours Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException("a part of the day is written 22:00-07:00, with two digits each, and does not end where it begins");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out QuietHours result)
    {
        result = default;
        if (s is null || !Shape().IsMatch(s))
        {
            return false;
        }

        result = new QuietHours(
            TimeOnly.ParseExact(s.AsSpan(0, Time.Length), Time, CultureInfo.InvariantCulture), TimeOnly.ParseExact(s.AsSpan(Time.Length + 1), Time, CultureInfo.InvariantCulture));
        return result.From != result.To;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH\\:mm}-{To:HH\\:mm}");

    [GeneratedRegex(Pattern, RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
