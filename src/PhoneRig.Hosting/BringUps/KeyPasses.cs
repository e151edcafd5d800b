using System.Collections.Immutable;

namespace PhoneRig.Hosting.BringUps;

/// <summary>
/// Which keys are typed in which start of a phone to see each echoed, without ever typing a code. The phone takes keys only while it waits for its reset code; the first that does not fit
/// ends that, and nothing is erased (facts 2.2). So each pass ends with a key that cannot fit, no pass goes beyond the ninth key of the twelve of the first code, and none beyond the first
/// of the codes that format.
/// </summary>
internal static class KeyPasses
{
    /// <summary>The beginning of the code that erases settings (facts 2.1); it goes on with * 0 #.</summary>
    private const string SoftBeginning = "123456789";

    /// <summary>They never end a wait: they begin the codes that format (facts 0.4), or end every code.</summary>
    private const string Beginnings = "3*#";

    /// <summary>The passes for the keys that a station has, # not among them: it is the one that is held.</summary>
    public static ImmutableArray<string> Of(IEnumerable<string> keys)
    {
        var left = new SortedSet<char>(keys.Where(key => key.Length == 1 && key != "#").Select(key => key[0]));
        var all = left.ToArray();
        var passes = ImmutableArray.CreateBuilder<string>();
        while (left.Count > 0)
        {
            // A stretch of the first code as long as there are keys for it, else the one key that is left.
            var stretch = string.Concat(SoftBeginning.TakeWhile(left.Contains));
            var begun = stretch.Length > 0 ? stretch : left.Max.ToString();
            var fits = stretch.Length is > 0 and < 9 ? SoftBeginning[stretch.Length] : stretch.Length == 9 ? '*' : begun switch { "3" => '4', "*" => '7', _ => '1' };
            var ends = Ends(begun, left.Except(begun), fits) ?? Ends(begun, all, fits);
            var pass = begun + ends;
            left.ExceptWith(pass);
            passes.Add(pass);
        }

        return passes.ToImmutable();
    }

    /// <summary>A key after which the phone waits for no code any more; empty where the pass has ended it already, null where none of these can.</summary>
    private static string? Ends(string begun, IEnumerable<char> keys, char fits) =>
        begun.Length == 1 && !"13*".Contains(begun[0], StringComparison.Ordinal) ? ""
        : keys.Where(key => !Beginnings.Contains(key) && key != fits && key != begun[^1]).Select(key => key.ToString()).LastOrDefault();
}
