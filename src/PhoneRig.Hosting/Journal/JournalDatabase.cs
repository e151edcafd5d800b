using Microsoft.Data.Sqlite;
using PhoneRig.Core.Safety;

namespace PhoneRig.Hosting.Journal;

/// <summary>The file as its one writer sees it. Opened by the rig, then used by the writer's thread alone.</summary>
internal sealed class JournalDatabase : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand insert;
    private readonly long boot;

    private JournalDatabase(SqliteConnection connection, long boot)
    {
        (this.connection, this.boot) = (connection, boot);
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

    /// <summary>Sets the sequences that a damaged file still told.</summary>
    public void TakeOver(IReadOnlyDictionary<string, long> sequences)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var (station, last) in sequences)
        {
            Remember(station, last);
        }

        transaction.Commit();
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
        if (pending.Place is not { Run: { } number, Begins: { } run })
        {
            return;
        }

        connection.Execute(
            "INSERT OR IGNORE INTO runs (number, id, boot, job, simulated, seed, started_at) VALUES ($number, $id, $boot, $job, $simulated, $seed, $at)",
            ("$number", number), ("$id", run.Id), ("$boot", boot), ("$job", run.Job), ("$simulated", run.Simulated), ("$seed", run.Seed), ("$at", pending.Entry.At.Text()));
        connection.Execute(
            "INSERT INTO run_stations (run, station, phone, first, began) VALUES ($run, $station, $phone, $first, $began)",
            ("$run", number), ("$station", pending.Station), ("$phone", run.Phone), ("$first", pending.Entry.Sequence), ("$began", pending.Entry.Uptime.Ticks));
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
            connection.Execute(
                "UPDATE run_stations SET ended = $ended, outcome = $outcome, diagnosis = $diagnosis WHERE run = $run AND station = $station",
                ("$ended", pending.Entry.Uptime.Ticks), ("$outcome", end.Outcome), ("$diagnosis", end.Diagnosis), ("$run", number), ("$station", pending.Station));
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
    }

    private void Remember(string station, long last) => connection.Execute(
        "INSERT INTO sequences (station, last) VALUES ($station, $last) ON CONFLICT (station) DO UPDATE SET last = excluded.last",
        ("$station", station), ("$last", last));
}
