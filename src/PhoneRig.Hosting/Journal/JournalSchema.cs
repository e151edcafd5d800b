using Microsoft.Data.Sqlite;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Journal;

/// <summary>The tables, and the version they are of.</summary>
internal static class JournalSchema
{
    /// <summary>SQLite's <c>user_version</c>. Raised whenever an older program could no longer read or write the file rightly.</summary>
    public const long Version = 1;

    /// <summary>
    /// <c>place</c> is the order in which entries were taken, over all stations. <c>sequences</c> outlives pruning, so that a number
    /// is never given twice. Wall clocks are UTC, uptimes are ticks of 100 ns since the boot began.
    /// </summary>
    private const string Tables = """
        CREATE TABLE boots (
            number INTEGER PRIMARY KEY, boot TEXT NOT NULL UNIQUE, started_at TEXT NOT NULL,
            rig TEXT NOT NULL, simulated INTEGER NOT NULL, seed INTEGER, version TEXT NOT NULL);
        CREATE TABLE runs (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, boot INTEGER NOT NULL REFERENCES boots(number), job TEXT,
            simulated INTEGER NOT NULL, seed INTEGER, started_at TEXT NOT NULL);
        CREATE TABLE run_stations (
            run INTEGER NOT NULL REFERENCES runs(number) ON DELETE CASCADE, station TEXT NOT NULL, phone TEXT NOT NULL,
            first INTEGER NOT NULL, began INTEGER NOT NULL, ended INTEGER, outcome TEXT, diagnosis TEXT, PRIMARY KEY (run, station)) WITHOUT ROWID;
        CREATE TABLE entries (
            place INTEGER PRIMARY KEY, station TEXT NOT NULL, sequence INTEGER NOT NULL, boot INTEGER NOT NULL REFERENCES boots(number),
            uptime INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, run INTEGER REFERENCES runs(number), fact TEXT NOT NULL);
        CREATE UNIQUE INDEX entries_station ON entries(station, sequence);
        CREATE INDEX entries_run ON entries(run) WHERE run IS NOT NULL;
        CREATE INDEX entries_between_runs ON entries(at) WHERE run IS NULL;
        CREATE TABLE sequences (station TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
        """;

    /// <summary>What came later and no older program misses: how often each station's relay has opened, and each of its keys was pushed down. They outlive pruning, too.</summary>
    private const string Additions = """
        CREATE TABLE IF NOT EXISTS wear (station TEXT PRIMARY KEY, openings INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS strokes (station TEXT NOT NULL, key TEXT NOT NULL, strokes INTEGER NOT NULL, PRIMARY KEY (station, key)) WITHOUT ROWID;
        """;

    /// <summary>Creates the tables in an empty file; refuses a file of a later version.</summary>
    /// <exception cref="HardwareFaultException">The file is of a later version.</exception>
    public static void Ensure(SqliteConnection connection, string file)
    {
        var version = (long)connection.Scalar("PRAGMA user_version")!;
        Refuse(version, file);
        if (version == Version)
        {
            connection.Execute(Additions);
            return;
        }

        connection.Execute("PRAGMA auto_vacuum = INCREMENTAL");
        connection.Execute("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction();
        connection.Execute(Tables);
        connection.Execute(Additions);
        connection.Execute($"PRAGMA user_version = {Version}");
        transaction.Commit();
    }

    /// <summary>Refuses a version that this program does not know.</summary>
    /// <exception cref="HardwareFaultException">It is a later one.</exception>
    public static void Refuse(long version, string file)
    {
        if (version > Version)
        {
            throw new HardwareFaultException(
                JournalFaults.Part,
                $"{file} was written by a newer phonerig (its form is {version}, this program knows up to {Version}): update this one, or keep another state folder with --state");
        }
    }
}
