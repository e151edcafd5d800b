using Microsoft.Data.Sqlite;
using PhoneRig.Core.Safety;

namespace PhoneRig.Hosting.Journal;

/// <summary>The file as its one writer sees it. Opened by the rig, then used by the writer's thread alone.</summary>
internal sealed class JournalDatabase : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand insert;
    private readonly RunRows runs;
    private readonly long boot;

    private JournalDatabase(SqliteConnection connection, long boot)
    {
        (this.connection, this.boot) = (connection, boot);
        runs = new RunRows(connection);
        insert = connection.Command(
            "INSERT INTO entries (station, sequence, boot, uptime, at, kind, run, fact) VALUES ($station, $sequence, $boot, $uptime, $at, $kind, $run, $fact)",
            ("$station", null), ("$sequence", null), ("$boot", boot), ("$uptime", null), ("$at", null), ("$kind", null), ("$run", null), ("$fact", null));
    }

    /// <summary>Opens a sound file, or begins one, and writes down that the rig has started.</summary>
    /// <exception cref="SqliteException">It cannot be written, or is damaged.</exception>
    public static JournalDatabase Open(string file, JournalIdentity identity, string boot, DateTimeOffset now)
    {
        // Unpooled: a file that is set aside or deleted must not live on in a pool.
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 1, // second, for which a foreign program's lock is waited out
            ForeignKeys = true,
        }.ToString());
        try
        {
            opened.Open();
            JournalSchema.Ensure(opened, file);
            opened.Execute("PRAGMA journal_mode = WAL");
            opened.Execute("PRAGMA synchronous = FULL"); // a commit is on the disk when it returns
            opened.Execute(
                "INSERT INTO boots (boot, started_at, rig, simulated, seed, version) VALUES ($boot, $now, $rig, $simulated, $seed, $version)",
                ("$boot", boot), ("$now", now.Text()), ("$rig", identity.Rig), ("$simulated", identity.Simulated), ("$seed", identity.Seed),
                ("$version", typeof(JournalDatabase).Assembly.GetName().Version!.ToString(fieldCount: 3)));
            return new JournalDatabase(opened, (long)opened.Scalar("SELECT last_insert_rowid()")!);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The last sequence of each station, pruned ones included.</summary>
    public Dictionary<string, long> Sequences()
    {
        using var command = connection.Command("SELECT station, last FROM sequences");
        using var rows = command.ExecuteReader();
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        while (rows.Read())
        {
            last[rows.GetString(0)] = rows.GetInt64(1);
        }

        return last;
    }

    /// <summary>How often each station's relay has opened.</summary>
    public Dictionary<string, RelayWear> Wear()
    {
        using var command = connection.Command("SELECT station, openings FROM wear");
        using var rows = command.ExecuteReader();
        var wear = new Dictionary<string, RelayWear>(StringComparer.Ordinal);
        while (rows.Read())
        {
            wear[rows.GetString(0)] = new RelayWear(rows.GetInt64(1));
        }

        return wear;
    }

    /// <summary>How often each key of each station was pushed down.</summary>
    public StrokeBook Strokes()
    {
        using var command = connection.Command("SELECT station, key, strokes FROM strokes");
        using var rows = command.ExecuteReader();
        var strokes = new StrokeBook();
        while (rows.Read())
        {
            strokes.Set(rows.GetString(0), rows.GetString(1), rows.GetInt64(2));
        }

        return strokes;
    }

    /// <summary>The book of runs, after those that the file holds.</summary>
    public RunBook Runs()
    {
        using var command = connection.Command("SELECT id, number FROM runs");
        using var rows = command.ExecuteReader();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var last = 0L;
        while (rows.Read())
        {
            taken.Add(rows.GetString(0));
            last = Math.Max(last, rows.GetInt64(1));
        }

        return new RunBook(last, taken);
    }

    /// <summary>Makes entries durable, all or none.</summary>
    /// <param name="entries">The entries in the order they came.</param>
    /// <param name="committing">Called when all is written but not yet durable.</param>
    public void Commit(IReadOnlyList<PendingEntry> entries, Action<int>? committing)
    {
        using var transaction = connection.BeginTransaction();
        insert.Transaction = transaction;
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            Begin(entry);
            Insert(entry);
            End(entry);
            Wear(entry);
            last[entry.Station] = entry.Entry.Sequence;
        }

        foreach (var (station, sequence) in last)
        {
            Remember(station, sequence);
        }

        committing?.Invoke(entries.Count);
        transaction.Commit();
    }

    /// <summary>Prunes one piece of what is beyond the limits.</summary>
    /// <returns>False where nothing is, or nothing of it may go.</returns>
    public bool Prune(JournalLimits limits, DateTimeOffset now) => new Pruning(connection, limits, boot).Step(now);

    /// <summary>Closes the file; what its write-ahead log holds goes into it.</summary>
    public void Dispose()
    {
        insert.Dispose();
        connection.Dispose();
    }

    private void Begin(PendingEntry pending)
    {
        if (pending.Place is { Run: { } number, Begins: { } run })
        {
            runs.Begin(number, run, boot, pending.Station, pending.Entry.Sequence, pending.Entry.Uptime, pending.Entry.At);
        }
    }

    private void Insert(PendingEntry pending)
    {
        insert.Parameters["$station"].Value = pending.Station;
        insert.Parameters["$sequence"].Value = pending.Entry.Sequence;
        insert.Parameters["$uptime"].Value = pending.Entry.Uptime.Ticks;
        insert.Parameters["$at"].Value = pending.Entry.At.Text();
        insert.Parameters["$kind"].Value = pending.Kind;
        insert.Parameters["$run"].Value = (object?)pending.Place.Run ?? DBNull.Value;
        insert.Parameters["$fact"].Value = pending.Json;
        insert.ExecuteNonQuery();
    }

    private void End(PendingEntry pending)
    {
        if (pending.Place is { Run: { } number, Ends: { } end })
        {
            runs.End(number, end, pending.Station, pending.Entry.Uptime);
        }
    }

    private void Wear(PendingEntry pending)
    {
        if (pending.Openings is { } openings)
        {
            connection.Execute(
                "INSERT INTO wear (station, openings) VALUES ($station, $openings) ON CONFLICT (station) DO UPDATE SET openings = excluded.openings",
                ("$station", pending.Station), ("$openings", openings));
        }

        if (pending.Strokes is { } pushed)
        {
            connection.Execute(
                "INSERT INTO strokes (station, key, strokes) VALUES ($station, $key, $strokes) ON CONFLICT (station, key) DO UPDATE SET strokes = excluded.strokes",
                ("$station", pending.Station), ("$key", pushed.Key), ("$strokes", pushed.Strokes));
        }
    }

    private void Remember(string station, long last) => connection.Execute(
        "INSERT INTO sequences (station, last) VALUES ($station, $last) ON CONFLICT (station) DO UPDATE SET last = excluded.last",
        ("$station", station), ("$last", last));
}
