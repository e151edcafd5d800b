using System.Text.RegularExpressions;

namespace PhoneRig.Core.Phones;

/// <summary>Keeps a pattern once it was built. All are equal, so that records which hold one compare by content.</summary>
internal sealed class BuiltPattern
{
    private Regex? regex;

    public Regex Of(string pattern)
    {
        var known = regex;
        if (known?.ToString() != pattern)
        {
            var engine = PlainPattern.Is(pattern) ? RegexOptions.None : RegexOptions.NonBacktracking;
            regex = known = new Regex(pattern, engine | RegexOptions.CultureInvariant);
        }

        return known;
    }

    public override bool Equals(object? obj) => obj is BuiltPattern;

    public override int GetHashCode() => 0;
}
