using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Journal;

/// <summary>
/// Reads a journal, also while its rig writes it and after its rig was killed. Each call sees what was durable when it began.
/// Not for several threads at once.
/// </summary>
public sealed class JournalReader : IDisposable
{
    internal const string Columns = "entries.station, boots.boot, entries.sequence, entries.at, entries.uptime, entries.fact";
    internal const string Tables = "entries JOIN boots ON boots.number = entries.boot";

    private readonly string file;
    private readonly SqliteConnection connection;

    private JournalReader(string file, SqliteConnection connection) => (this.file, this.connection) = (file, connection);

    /// <summary>Opens a journal to read it; null where there is none yet.</summary>
    /// <exception cref="HardwareFaultException">It cannot be read: another user's, damaged, or of a newer program.</exception>
    public static JournalReader? Open(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            return Read(file, file);
        }
        catch (SqliteException fault) when (JournalFaults.IsUnopenable(fault) && !File.Exists(file + "-wal"))
        {
            // On a disk that is mounted read-only SQLite cannot make its index of a log, and needs none where there is no log.
            return Read(file, $"file:{Uri.EscapeDataString(Path.GetFullPath(file))}?immutable=1");
        }
        catch (SqliteException fault)
        {
            throw JournalFaults.Of(file, fault);
        }
    }

    private static JournalReader? Read(string file, string source)
    {
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
            DefaultTimeout = 5, // seconds: a rig that has just been killed leaves a log to be taken over first
        }.ToString());
        try
        {
            opened.Open();
            var version = (long)opened.Scalar("PRAGMA user_version")!;
            JournalSchema.Refuse(version, file);
            if (version == JournalSchema.Version)
            {
                return new JournalReader(file, opened);
            }

            opened.Dispose();
            return null; // a rig was killed before it had written anything
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The runs, newest first.</summary>
    public ImmutableArray<JournalRun> Runs()
    {
        using var snapshot = connection.BeginTransaction(deferred: true);
        var stations = Stations();
        using var command = connection.Command("""
            SELECT runs.number, runs.id, boots.boot, boots.number = (SELECT max(number) FROM boots), boots.rig, runs.job, runs.simulated, runs.seed, runs.started_at, boots.version
            FROM runs JOIN boots ON boots.number = runs.boot ORDER BY runs.number DESC
            """);
        using var rows = command.ExecuteReader();
        var runs = ImmutableArray.CreateBuilder<JournalRun>();
        while (rows.Read())
        {
            runs.Add(new JournalRun(
                rows.GetString(1), rows.GetString(2), rows.GetBoolean(3), rows.GetString(4), rows.Text(5), rows.GetBoolean(6), (int?)rows.Number(7),
                rows.Moment(8), rows.GetString(9), [.. stations[rows.GetInt64(0)]]));
        }

        return runs.ToImmutable();
    }

    /// <summary>The entries of a run, of all its stations in the order they were taken.</summary>
    /// <param name="run">The run's id.</param>
    public IEnumerable<JournalEntry> Entries(string run) => Read(
        $"SELECT {Columns} FROM {Tables} WHERE entries.run = (SELECT number FROM runs WHERE id = $run) ORDER BY entries.place", ("$run", run));

    /// <summary>The entries of a station from a sequence on, runs or not.</summary>
    /// <param name="station">The station's name.</param>
    /// <param name="since">The first sequence wanted.</param>
    public IEnumerable<JournalEntry> Entries(string station, long since) => Read(
        $"SELECT {Columns} FROM {Tables} WHERE entries.station = $station AND entries.sequence >= $since ORDER BY entries.sequence", ("$station", station), ("$since", since));

    /// <summary>A station's console.</summary>
    /// <param name="station">The station's name.</param>
    public ConsoleLog Console(string station) => new(connection, station);

    /// <summary>The entries of a station from the moment that the rig took it over to the end of a run: what the run went on from, and the run.</summary>
    public IEnumerable<JournalEntry> Through(JournalRun run, JournalRunStation station) => Read(
        $"""
        SELECT {Columns} FROM {Tables} WHERE entries.station = $station AND boots.boot = $boot
        AND entries.sequence >= coalesce(
            (SELECT max(sequence) FROM entries AS taken WHERE taken.station = $station AND taken.boot = boots.number AND taken.kind = 'rig-started' AND taken.sequence <= $first), $first)
        AND entries.sequence <= (SELECT max(sequence) FROM entries AS own JOIN runs ON runs.number = own.run WHERE own.station = $station AND runs.id = $run)
        ORDER BY entries.sequence
        """,
        ("$station", station.Station), ("$boot", run.Boot), ("$first", station.First), ("$run", run.Id));

    /// <summary>The entries of a station of one boot between two uptimes.</summary>
    public IEnumerable<JournalEntry> Between(string station, string boot, TimeSpan from, TimeSpan to) => Read(
        $"SELECT {Columns} FROM {Tables} WHERE entries.station = $station AND boots.boot = $boot AND entries.uptime BETWEEN $from AND $to ORDER BY entries.sequence",
        ("$station", station), ("$boot", boot), ("$from", from.Ticks), ("$to", to.Ticks));

    /// <summary>What a run left behind at a station, as far as the journal tells: after an end that nobody wrote down, look at the phone.</summary>
    public LeftBehind LeftBehind(JournalRun run, JournalRunStation station)
    {
        // The power may have been switched, or read back, long before the run.
        var last = Entries(run.Id).Where(entry => entry.Station == station.Station).Select(entry => entry.Sequence).DefaultIfEmpty(station.First).Last();
        var deeds = Read(
            $"""
            SELECT {Columns} FROM {Tables} WHERE entries.station = $station AND boots.boot = $boot AND entries.sequence <= $last
            AND entries.kind IN ({Journal.LeftBehind.Kinds}) ORDER BY entries.sequence
            """,
            ("$station", station.Station), ("$boot", run.Boot), ("$last", last));
        return Journal.LeftBehind.Of(deeds.Select(entry => entry.Entry), station.First);
    }

    /// <summary>How the last run of a station began, and its verdict where it has one; nulls where the station never had a run.</summary>
    public (JournalEntry? Started, JournalEntry? Verdict) LastRun(string station)
    {
        JournalEntry[] last =
        [
            .. Read(
                $"SELECT {Columns} FROM {Tables} WHERE entries.station = $station AND entries.kind IN ('run-started', 'verdict-reached') ORDER BY entries.sequence DESC LIMIT 2",
                ("$station", station)),
        ];
        return last switch
        {
            [{ Entry.Fact: VerdictReached } verdict, { Entry.Fact: RunStarted } started] => (started, verdict),
            [{ Entry.Fact: RunStarted } started, ..] => (started, null),
            _ => (null, null),
        };
    }

    /// <summary>How often a station's relay has opened, by a journal that counts it; else 0.</summary>
    public long RelayOpenings(string station) => Has("wear") && connection.Scalar("SELECT openings FROM wear WHERE station = $station", ("$station", station)) is long openings ? openings : 0;

    /// <summary>How often each key of a station was pushed down, by a journal that counts it; else empty.</summary>
    public IReadOnlyDictionary<string, long> KeyStrokes(string station)
    {
        var strokes = new Dictionary<string, long>(StringComparer.Ordinal);
        if (Has("strokes"))
        {
            using var command = connection.Command("SELECT key, strokes FROM strokes WHERE station = $station", ("$station", station));
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                strokes[rows.GetString(0)] = rows.GetInt64(1);
            }
        }

        return strokes;
    }

    private bool Has(string table) => connection.Scalar("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $table", ("$table", table)) is not null;

    /// <summary>The label that a person last told of a station's phone, as far as the station was not taken over without it since, and nobody had it forgotten; null: none.</summary>
    public MacScanned? Scanned(string station) => Read(
            $"""
            SELECT {Columns} FROM {Tables} WHERE entries.station = $station AND entries.kind IN ('mac-scanned', 'mac-forgotten') AND entries.sequence >= coalesce(
                (SELECT sequence FROM entries AS taken WHERE taken.station = $station AND taken.kind = 'rig-started' ORDER BY taken.sequence DESC LIMIT 1), 0)
            ORDER BY entries.sequence
            """,
            ("$station", station))
        .Aggregate((MacScanned?)null, (label, entry) => entry.Entry.Fact switch
        {
            MacScanned scanned => scanned,
            MacForgotten forgotten when forgotten.Mac == label?.Mac => null,
            _ => label,
        });

    /// <summary>Has the next start of the rig read the whole file through.</summary>
    /// <param name="damage">What was met.</param>
    public void Suspect(Exception damage) => new SuspectedDamage(file).Note(damage);

    /// <summary>Closes the file.</summary>
    public void Dispose() => connection.Dispose();

    private ILookup<long, JournalRunStation> Stations()
    {
        using var command = connection.Command("SELECT run, station, phone, first, began, ended, outcome, diagnosis FROM run_stations ORDER BY run, station");
        using var rows = command.ExecuteReader();
        var stations = new List<(long Run, JournalRunStation Station)>();
        while (rows.Read())
        {
            stations.Add((rows.GetInt64(0), new JournalRunStation(
                rows.GetString(1), rows.GetString(2), rows.GetInt64(3), new TimeSpan(rows.GetInt64(4)),
                rows.Number(5) is { } ended ? new TimeSpan(ended) : null, rows.Text(6), rows.Text(7))));
        }

        return stations.ToLookup(row => row.Run, row => row.Station);
    }

    private IEnumerable<JournalEntry> Read(string sql, params (string Name, object? Value)[] parameters) => Read(connection, sql, parameters);

    internal static IEnumerable<JournalEntry> Read(SqliteConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.Command(sql, parameters);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return new JournalEntry(rows.GetString(0), rows.GetString(1), rows.GetInt64(2), rows.Moment(3), new TimeSpan(rows.GetInt64(4)), rows.GetString(5));
        }
    }
}
