using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PhoneRig.Hosting.Journal;

/// <summary>Takes over into a new journal what can still be read of a damaged one.</summary>
/// <param name="damaged">The damaged file; it is only read.</param>
/// <param name="sound">The new one: its tables are there and empty, and foreign keys are not enforced.</param>
internal sealed class JournalSalvage(SqliteConnection damaged, SqliteConnection sound)
{
    private static readonly string[] Entry = ["place", "station", "sequence", "boot", "uptime", "at", "kind", "run", "fact"];
    private static readonly string[] Boot = ["number", "boot", "started_at", "rig", "simulated", "seed", "version"];
    private static readonly string[] Run = ["number", "id", "boot", "job", "simulated", "seed", "started_at"];
    private static readonly string[] RunStation = ["run", "station", "phone", "first", "began", "ended", "outcome", "diagnosis"];

    /// <summary>Takes over all that can be read, and makes good from the entries what cannot: boots, runs and their stations, the last numbers given.</summary>
    /// <param name="identity">Whose journal it is.</param>
    public SalvagedJournal Take(JournalIdentity identity)
    {
        using var transaction = sound.BeginTransaction();
        ByRow("boots", Boot, row => row is [long, string, string at, string, long, long or DBNull, string] && IsMoment(at));
        ByRow("runs", Run, row => row is [long, string, long, string or DBNull, long, long or DBNull, string at] && IsMoment(at));
        var entries = ByRow("entries", Entry, row => row is [long, string, long, long, long, string at, string, long or DBNull, string] && IsMoment(at));
        ByKey("run_stations", RunStation, "run, station");
        ByKey("sequences", ["station", "last"], "station");
        ByKey("wear", ["station", "openings"], "station");
        ByKey("strokes", ["station", "key", "strokes"], "station, key");
        NameBoots(identity);
        new LostRuns(sound).Restore();
        sound.Execute("""
            INSERT INTO sequences (station, last) SELECT station, max(sequence) FROM entries WHERE true GROUP BY station
            ON CONFLICT (station) DO UPDATE SET last = max(last, excluded.last)
            """);
        var missing = Missing();
        transaction.Commit();
        return new SalvagedJournal(entries, missing);
    }

    /// <summary>A row that was written over would break whoever reads it.</summary>
    private long ByRow(string table, string[] columns, Predicate<object?[]> isSound)
    {
        using var insert = Insert(table, columns);
        var taken = 0L;
        new RowWalk(damaged, table, columns).Each(row => taken += isSound(row) ? Put(insert, row) : 0);
        return taken;
    }

    private static bool IsMoment(string text) => DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Small tables without row numbers: from the front as far as it goes, then from the end.</summary>
    private void ByKey(string table, string[] columns, string key)
    {
        using var insert = Insert(table, columns);
        foreach (var order in new[] { key, string.Join(", ", key.Split(", ").Select(column => column + " DESC")) })
        {
            using var rows = new DamagedRows(damaged, $"SELECT {string.Join(", ", columns)} FROM {table} ORDER BY {order}");
            while (rows.Next() is { } row)
            {
                Put(insert, row);
            }

            if (!rows.Broke)
            {
                return;
            }
        }
    }

    private SqliteCommand Insert(string table, string[] columns) => sound.Command(
        $"INSERT OR IGNORE INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "$" + column))})",
        [.. columns.Select(column => ("$" + column, (object?)null))]);

    private static int Put(SqliteCommand insert, object?[] row)
    {
        for (var column = 0; column < row.Length; column++)
        {
            insert.Parameters[column].Value = row[column] ?? DBNull.Value;
        }

        return insert.ExecuteNonQuery();
    }

    private void NameBoots(JournalIdentity identity) => sound.Execute(
        """
        INSERT INTO boots (number, boot, started_at, rig, simulated, seed, version)
        SELECT boot, 'lost-' || boot, min(at), $rig, $simulated, $seed, '0.0.0' FROM entries WHERE boot NOT IN (SELECT number FROM boots) GROUP BY boot
        """,
        ("$rig", identity.Rig), ("$simulated", identity.Simulated), ("$seed", identity.Seed));

    private Dictionary<string, long> Missing()
    {
        using var command = sound.Command("""
            SELECT sequences.station, last - coalesce(min(sequence), 1) + 1 - count(sequence)
            FROM sequences LEFT JOIN entries ON entries.station = sequences.station GROUP BY sequences.station
            """);
        using var rows = command.ExecuteReader();
        var missing = new Dictionary<string, long>(StringComparer.Ordinal);
        while (rows.Read())
        {
            if (rows.GetInt64(1) is > 0 and var count)
            {
                missing[rows.GetString(0)] = count;
            }
        }

        return missing;
    }
}
