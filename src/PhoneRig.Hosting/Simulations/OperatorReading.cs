using System.Text.RegularExpressions;

namespace PhoneRig.Hosting.Simulations;

/// <summary>What a person reads in a call of the campaign.</summary>
/// <param name="TakeOut">The phone to take out, by its name; null: none.</param>
/// <param name="Into">The bin for it.</param>
/// <param name="From">The bin to take the next phone from; null: from the pile, where <paramref name="Put"/>.</param>
/// <param name="Named">The phone to take from there, by its name; null: any.</param>
/// <param name="Put">Whether a phone is to be put there.</param>
/// <param name="Mend">Whether the station is to be mended, and tested, first.</param>
internal sealed partial record OperatorReading(string? TakeOut, string? Into, string? From, string? Named, bool Put, bool Mend)
{
    /// <summary>Whether the phone that stands there is to be left alone for now.</summary>
    public bool Leave { get; init; }

    /// <summary>Reads a call.</summary>
    /// <exception cref="FormatException">It says nothing that a person could do.</exception>
    public static OperatorReading Of(string call)
    {
        var taken = TakeOutText().Match(call);
        var from = FromText().Match(call);
        var named = NamedText().Match(call);
        var (put, mend) = (call.Contains("Put ", StringComparison.Ordinal), call.Contains("is in quarantine", StringComparison.Ordinal));
        return taken.Success || put || mend || call.Contains(" through: ", StringComparison.Ordinal)
            ? new OperatorReading(Group(taken, 1), Group(taken, 2), Group(from, 1) ?? Group(named, 2), Group(named, 1), put, mend) { Leave = call.Contains("Leave its phone", StringComparison.Ordinal) }
            : throw new FormatException($"a call that nobody can follow: {call}");
    }

    private static string? Group(Match match, int number) => match.Success ? match.Groups[number].Value : null;

    [GeneratedRegex(@"Take (\S+) out of \S+, into the bin ([a-z-]+)\.")]
    private static partial Regex TakeOutText();

    [GeneratedRegex(@"Put (\S+), which lies in the bin ([a-z-]+), on")]
    private static partial Regex NamedText();

    [GeneratedRegex(@"Put a phone from the bin ([a-z-]+) on")]
    private static partial Regex FromText();
}
