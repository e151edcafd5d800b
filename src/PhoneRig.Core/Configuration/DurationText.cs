using System.Globalization;
using System.Text.RegularExpressions;

namespace PhoneRig.Core.Configuration;

/// <summary>Durations as they are written in files: one whole number and one unit, such as "200ms", "5s", "4m", "2h".</summary>
public static partial class DurationText
{
    /// <summary>The shape, as a regular expression that the schemas share.</summary>
    public const string Pattern = "^(0|[1-9][0-9]{0,8})(ms|s|m|h)$";

    /// <summary>The longest that a file may ask for: 48 hours, twice the longest wait in the phone facts (86,400 s, facts 1.4).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(48);

    /// <summary>Reads one; false where it has another shape or is longer than <see cref="Longest"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="duration">The duration.</param>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (!Shape().IsMatch(text))
        {
            return false;
        }

        var unit = text.AsSpan().TrimStart("0123456789");
        var number = long.Parse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.None, CultureInfo.InvariantCulture);
        var millisecond = unit switch
        {
            "ms" => 1,
            "s" => 1_000,
            "m" => 60_000,
            _ => 3_600_000,
        };
        if (number > (long)Longest.TotalMilliseconds / millisecond)
        {
            return false;
        }

        duration = TimeSpan.FromMilliseconds(number * millisecond);
        return true;
    }

    /// <summary>Writes one in its largest whole unit.</summary>
    /// <param name="duration">The duration; parts of a millisecond are dropped.</param>
    public static string Format(TimeSpan duration)
    {
        var milliseconds = duration.Ticks / TimeSpan.TicksPerMillisecond;
        return milliseconds switch
        {
            0 => "0s",
            _ when milliseconds % 3_600_000 == 0 => $"{milliseconds / 3_600_000}h",
            _ when milliseconds % 60_000 == 0 => $"{milliseconds / 60_000}m",
            _ when milliseconds % 1_000 == 0 => $"{milliseconds / 1_000}s",
            _ => $"{milliseconds}ms",
        };
    }

    [GeneratedRegex(Pattern, RegexOptions.ExplicitCapture)]
    internal static partial Regex Shape();
}
