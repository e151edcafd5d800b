using System.Globalization;
using System.Text.RegularExpressions;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>Finds the numbers of quotes in a sentence: "[3]".</summary>
internal static partial class QuoteMarks
{
    /// <summary>The sentence in pieces, the marks apart from what is between them.</summary>
    public static string[] Split(string text) => Mark().Split(text);

    /// <summary>The number of a piece that is a mark; null of others.</summary>
    public static int? Number(string piece) =>
        piece is ['[', .. var digits, ']'] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    [GeneratedRegex(@"(?=\[[0-9]{1,4}\])|(?<=\[[0-9]{1,4}\])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
