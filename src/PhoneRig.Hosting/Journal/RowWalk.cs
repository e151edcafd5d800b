using Microsoft.Data.Sqlite;

namespace PhoneRig.Hosting.Journal;

/// <summary>
/// Reads a table of a damaged file by its row numbers. SQLite reads by pages, and refuses at a broken one: what stands behind it is found again by asking for rows
/// that lie farther on, twice as far each time, and then for the nearest of them that is told.
/// </summary>
/// <param name="file">The damaged file.</param>
/// <param name="table">The table.</param>
/// <param name="columns">Its row number, and what else is wanted.</param>
internal sealed class RowWalk(SqliteConnection file, string table, params string[] columns)
{
    /// <summary>Farther than the rows of any file of SQLite's largest size (281 TB, sqlite.org/limits.html) by a byte a row.</summary>
    private const int FarthestJump = 48;

    /// <summary>Calls for each row that can be read, in their order, with the values of its columns.</summary>
    public void Each(Action<object?[]> row)
    {
        for (long? after = 0; after is { } from;)
        {
            after = Read(from, row) is { } failed ? Behind(failed) : null;
        }
    }

    /// <summary>Reads on from a row until the end, or until a page cannot be read.</summary>
    /// <returns>The last row that was told before it; null where the end was reached.</returns>
    private long? Read(long after, Action<object?[]> row)
    {
        var last = after;
        using var rows = new DamagedRows(file, Text, ("$after", after), ("$limit", -1));
        while (rows.Next() is { } values)
        {
            last = (long)values[0]!;
            row(values);
        }

        return rows.Broke ? last : null;
    }

    /// <summary>The nearest row after which one can be read again; null where there is none.</summary>
    private long? Behind(long failed)
    {
        var jump = Enumerable.Range(0, FarthestJump).FirstOrDefault(jump => IsTold(failed + (1L << jump)), -1);
        if (jump < 0)
        {
            return null;
        }

        var (broken, sound) = (failed, failed + (1L << jump));
        while (sound - broken > 1)
        {
            var middle = broken + ((sound - broken) / 2);
            (broken, sound) = IsTold(middle) ? (broken, middle) : (middle, sound);
        }

        return sound;
    }

    /// <summary>Whether the next row after one can be read, or that there is none.</summary>
    private bool IsTold(long after)
    {
        using var rows = new DamagedRows(file, Text, ("$after", after), ("$limit", 1));
        _ = rows.Next();
        return !rows.Broke;
    }

    private string Text => $"SELECT {string.Join(", ", columns)} FROM {table} WHERE {columns[0]} > $after ORDER BY {columns[0]} LIMIT $limit";
}
