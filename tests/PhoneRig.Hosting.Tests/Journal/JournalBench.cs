using Microsoft.Data.Sqlite;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Tests.Journal;

/// <summary>A real journal in a folder of its own.</summary>
internal sealed class JournalBench : IDisposable
{
    public static readonly JournalLimits Eager = new() { Linger = TimeSpan.Zero };

    /// <summary>Commits only what is waited for.</summary>
    public static readonly JournalLimits Lazy = new() { Linger = TimeSpan.FromHours(1), RetryAfter = TimeSpan.FromHours(1) };

    public string Folder { get; } = Directory.CreateTempSubdirectory("phonerig-journal-").FullName;

    public string File => Path.Combine(Folder, "demo", "journal.db");

    public PumpedLoop Loop { get; } = new();

    public SqliteJournal Open(JournalLimits? limits = null, Action<int>? committing = null) =>
        SqliteJournal.Open(File, new JournalIdentity("demo", Simulated: true, 7), Loop, limits ?? Eager, committing);

    public JournalReader Read() => JournalReader.Open(File)!;

    /// <summary>Appends a fact as a station's timeline does.</summary>
    public Entry Append(SqliteJournal journal, string station, Fact fact)
    {
        Loop.Uptime += TimeSpan.FromSeconds(0.25);
        var entry = new Entry(journal.NextSequence(station), Loop.Now + Loop.Uptime, Loop.Uptime, fact);
        journal.Append(station, entry);
        return entry;
    }

    /// <summary>Waits until all that was appended is durable.</summary>
    public HardwareFaultException? Settle(SqliteJournal journal, CancellationToken patience)
    {
        var called = false;
        HardwareFaultException? fault = null;
        journal.WhenDurable(told => (called, fault) = (true, told));
        Loop.RunUntil(() => called, patience);
        return fault;
    }

    /// <summary>What a process leaves behind that is killed at this moment.</summary>
    public static void Copy(string file, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        foreach (var part in new[] { "", "-wal" }.Where(part => System.IO.File.Exists(file + part)))
        {
            System.IO.File.Copy(file + part, to + part);
        }
    }

    public static SqliteException DiskFull() => new("database or disk is full", 13);

    public static Fact Line(int n) => new ConsoleLine($"line {n}", null, null);

    public static Fact Press(string key) => new DeedIntended(new Deed.PressKey(new Key(key), TimeSpan.FromMilliseconds(200)));

    public static RunStarted Run(string id, string? job = "recover") => new("demo", "cisco-7970", Simulated: true, 7, id, job);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
