using System.Buffers;

namespace PhoneRig.Core.Phones;

/// <summary>
/// Tells the patterns that the ordinary engine matches quickly on any line of a console (1024 characters at most), so that they need
/// not be built without backtracking, which takes milliseconds each and a third of a second for the first. When in doubt, a pattern is not plain.
/// </summary>
internal static class PlainPattern
{
    /// <summary>Of all alternatives together. They are tried one after the other, so that their costs add up.</summary>
    private const int RepeatsOfAll = 4;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>
    /// True for a pattern without repeated groups, lookarounds, back-references and inline options that has few repeats which can give
    /// characters back: each is a scan of the line within the one before, and so is the search for the pattern's beginning, unless it is anchored. Three
    /// scans are 180 million steps at the worst; a beginning of four letters makes a quarter of that.
    /// </summary>
    public static bool Is(string pattern)
    {
        var (all, depth, from) = (0, 0, 0);
        var repeats = 0;
        var atom = "";
        for (var at = 0; at < pattern.Length; at++)
        {
            var next = at + 1 < pattern.Length ? pattern[at + 1] : '\0';
            switch (pattern[at])
            {
                case '\\' when next is 'k' or (>= '0' and <= '9'):
                    return false;
                case '\\':
                    atom = pattern[at..Math.Min(at + 2, pattern.Length)];
                    at++;
                    break;
                case '[':
                    var end = EndOfClass(pattern, at);
                    atom = pattern[at..end];
                    at = end - 1;
                    break;
                case '(' when next == '?' && !IsNamedGroup(pattern.AsSpan(at)):
                case ')' when next is '*' or '+' or '{' or '?':
                    return false;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case '|' when depth == 0:
                    if (repeats > Allowed(pattern.AsSpan(from)))
                    {
                        return false;
                    }

                    (all, repeats, from) = (all + repeats, 0, at + 1);
                    break;
                case '*' or '+' or '{':
                    at = EndOfRepeat(pattern, at);
                    repeats += GivesNothingBack(atom, pattern, at + 1, depth) ? 0 : 1;
                    break;
                default:
                    atom = pattern[at..(at + 1)];
                    break;
            }
        }

        return repeats <= Allowed(pattern.AsSpan(from)) && all + repeats <= RepeatsOfAll;
    }

    private static int Allowed(ReadOnlySpan<char> alternative) =>
        alternative is ['^', ..] ? 3 : alternative.Length >= 4 && !alternative[..4].ContainsAnyExcept(Letters) ? 2 : 1;

    /// <summary>
    /// Where a repeat has taken all that it can, whether nothing is won by its taking less: the whole pattern ends with it, or what must follow is none of what it
    /// takes. Such a repeat costs one scan, and multiplies no other's.
    /// </summary>
    private static bool GivesNothingBack(string atom, string pattern, int after, int depth)
    {
        while (after < pattern.Length && depth > 0 && pattern[after] is ')' or '|')
        {
            after = pattern[after] == '|' ? EndOfGroup(pattern, after) : after;
            (after, depth) = (after + 1, depth - 1);
        }

        if (after >= pattern.Length || pattern[after] == '|')
        {
            return true;
        }

        var escaped = pattern[after] == '\\' && after + 1 < pattern.Length;
        var literal = pattern[escaped ? after + 1 : after];
        var beyond = after + (escaped ? 2 : 1);
        var isLiteral = escaped ? !char.IsAsciiLetterOrDigit(literal) : literal is not ('.' or '[' or ']' or '(' or ')' or '{' or '^' or '$' or '*' or '+' or '?' or '\\');
        var mayBeAbsent = beyond < pattern.Length && pattern[beyond] is '?' or '*' or '{';
        return isLiteral && !mayBeAbsent && atom switch
        {
            @"\d" => !char.IsDigit(literal),
            @"\S" => char.IsWhiteSpace(literal),
            ['[', '^', var excluded, ']'] => excluded == literal,
            _ => false,
        };
    }

    private static int EndOfClass(string pattern, int at)
    {
        for (at++; at < pattern.Length && pattern[at] != ']'; at++)
        {
            at += pattern[at] == '\\' ? 1 : 0;
        }

        return Math.Min(at + 1, pattern.Length);
    }

    /// <summary>The last character of a repeat, "lazily" included.</summary>
    private static int EndOfRepeat(string pattern, int at)
    {
        var end = pattern[at] == '{' && pattern.IndexOf('}', at) is > 0 and var brace ? brace : at;
        return end + 1 < pattern.Length && pattern[end + 1] == '?' ? end + 1 : end;
    }

    /// <summary>Where the group closes that goes on at a place.</summary>
    private static int EndOfGroup(string pattern, int at)
    {
        for (var depth = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '\\':
                    at++;
                    break;
                case '[':
                    at = EndOfClass(pattern, at) - 1;
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when depth-- == 0:
                    return at;
            }
        }

        return pattern.Length;
    }

    private static bool IsNamedGroup(ReadOnlySpan<char> group) => group is ['(', '?', '<', var letter, ..] && char.IsAsciiLetter(letter);
}
