namespace PhoneRig.Core.Configuration;

/// <summary>Finds the word that was probably meant.</summary>
public static class NearestWord
{
    /// <summary>
    /// The candidate nearest to a word, by insertions, deletions, changes and swaps of neighbours; where none is near, the only one that has it as a part, as relay-weld has weld;
    /// null where there is no such one.
    /// </summary>
    /// <param name="word">The word as written.</param>
    /// <param name="candidates">The right words.</param>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        // One slip in a short word, one more for every four letters: beyond that a suggestion is a guess.
        var limit = 1 + word.Length / 4;
        var all = candidates.ToList();
        return all
            .Select(candidate => (candidate, distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(c => c.distance <= limit && c.distance < c.candidate.Length)
            .OrderBy(c => c.distance)
            .ThenByDescending(c => c.candidate.Zip(word).TakeWhile(letters => letters.First == letters.Second).Count())
            .ThenBy(c => c.candidate, StringComparer.Ordinal)
            .Select(c => c.candidate)
            .FirstOrDefault() ?? OnlyWithPart(word, all);
    }

    private static string? OnlyWithPart(string word, IEnumerable<string> candidates) =>
        candidates.Where(candidate => candidate.Split('-').Contains(word, StringComparer.OrdinalIgnoreCase)).Take(2).ToList() is [var only] ? only : null;

    /// <summary>The end of a message about a wrong word: the nearest right one where there is one, and all of them.</summary>
    /// <param name="word">The word as written.</param>
    /// <param name="candidates">The right words.</param>
    public static string Hint(string word, IEnumerable<string> candidates)
    {
        var all = candidates.Order(StringComparer.Ordinal).ToList();
        var known = all.Count == 0 ? "there is none" : "known: " + string.Join(", ", all);
        return Of(word, all) is not { } near ? known
            : all.Count == 1 ? $"did you mean \"{near}\"?"
            : $"did you mean \"{near}\"? ({known})";
    }

    /// <summary>How many insertions, deletions, changes and swaps of neighbours lie between two words: Damerau-Levenshtein in its restricted form, a pair is swapped at most once.</summary>
    internal static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                cost[i, j] = Math.Min(Math.Min(cost[i - 1, j] + 1, cost[i, j - 1] + 1), cost[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[a.Length, b.Length];
    }
}
