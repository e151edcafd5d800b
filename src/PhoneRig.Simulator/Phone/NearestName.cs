namespace PhoneRig.Simulator.Phone;

/// <summary>Finds what a person meant to write.</summary>
internal static class NearestName
{
    /// <summary>The candidate that takes the fewest changed letters.</summary>
    public static string Of(string name, IEnumerable<string> candidates) => candidates.MinBy(c => Distance(name, c))!;

    /// <summary>Levenshtein's distance, row by row.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
