namespace PhoneRig.Core.Phones;

/// <summary>
/// Tells the patterns that the ordinary engine matches quickly on any line of a console (1024 characters at most), so that they need
/// not be built without backtracking, which takes milliseconds each. When in doubt, a pattern is not plain.
/// </summary>
internal static class PlainPattern
{
    /// <summary>
    /// True for a pattern without repeated groups, lookarounds, back-references and inline options that has few repeats: each is a
    /// scan of the line within the one before, and so is the search for the pattern's beginning, unless it is anchored. Three
    /// scans are 180 million steps at the worst; a beginning of four letters makes a quarter of that.
    /// </summary>
    public static bool Is(string pattern)
    {
        var repeatsLeft = pattern switch
        {
            _ when pattern.Contains('|', StringComparison.Ordinal) => 1,
            ['^', ..] => 3,
            _ when pattern.TakeWhile(char.IsAsciiLetter).Count() >= 4 => 2,
            _ => 1,
        };
        var inClass = false;
        for (var at = 0; at < pattern.Length; at++)
        {
            var next = at + 1 < pattern.Length ? pattern[at + 1] : '\0';
            switch (pattern[at])
            {
                case '\\' when next is 'k' or (>= '0' and <= '9'):
                    return false;
                case '\\':
                    at++;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '(' when !inClass && next == '?' && !IsNamedGroup(pattern.AsSpan(at)):
                case ')' when !inClass && next is '*' or '+' or '{' or '?':
                    return false;
                case '*' or '+' or '{' when !inClass && --repeatsLeft < 0:
                    return false;
            }
        }

        return true;
    }

    private static bool IsNamedGroup(ReadOnlySpan<char> group) => group is ['(', '?', '<', var letter, ..] && char.IsAsciiLetter(letter);
}
