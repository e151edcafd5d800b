using System.Globalization;
using Microsoft.Data.Sqlite;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Journal;

/// <summary>Opens a journal's file whatever state the last process, the disk or the power left it in.</summary>
internal static class JournalOpening
{
    /// <summary>What the new file of a damaged one is called until it is whole.</summary>
    private const string Salvaged = ".salvaged";

    /// <summary>Opens the file. One that is damaged is set aside, never deleted; what can still be read of it goes into a new one.</summary>
    /// <returns>The file, and what a person must know of it.</returns>
    /// <exception cref="HardwareFaultException">It cannot be written, or a newer program wrote it.</exception>
    public static (JournalDatabase Database, string? Notice) Open(string file, JournalIdentity identity, string boot, DateTimeOffset now)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (!File.Exists(file) && File.Exists(file + Salvaged))
            {
                File.Move(file + Salvaged, file); // the last start came as far as setting the damaged one aside
            }

            try
            {
                Check(file);
                return (JournalDatabase.Open(file, identity, boot, now), null);
            }
            catch (SqliteException damage) when (JournalFaults.IsDamage(damage))
            {
                return BeginAnew(file, identity, boot, now, damage);
            }
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw JournalFaults.Of(file, fault);
        }
    }

    private static (JournalDatabase Database, string Notice) BeginAnew(string file, JournalIdentity identity, string boot, DateTimeOffset now, SqliteException damage)
    {
        // Whole, or not at all: a disk that is full now leaves the damaged file where it is, and the next start tries again.
        var salvaged = Salvage(file, identity);
        var aside = SetAside(file, now);
        File.Move(file + Salvaged, file);
        new SuspectedDamage(file).Forget();
        var told = salvaged.Missing.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"its {salvaged.Entries} entries were all taken over")
            : string.Create(CultureInfo.InvariantCulture, $"{salvaged.Entries} entries were taken over, and missing are {string.Join(", ", salvaged.Missing.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Value} of {one.Key}"))}");
        return (JournalDatabase.Open(file, identity, boot, now), $"the journal was damaged ({damage.Message.TrimEnd('.')}) and was set aside as {aside}; in the new one {told}");
    }

    private static SalvagedJournal Salvage(string file, JournalIdentity identity)
    {
        Delete(file + Salvaged);
        using var sound = Connect(file + Salvaged, SqliteOpenMode.ReadWriteCreate);
        JournalSchema.Ensure(sound, file);
        using var damaged = Connect(file, SqliteOpenMode.ReadOnly);
        return new JournalSalvage(damaged, sound).Take(identity);
    }

    private static SqliteConnection Connect(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, ForeignKeys = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Delete(string file)
    {
        foreach (var part in new[] { "", "-wal", "-shm" })
        {
            File.Delete(file + part);
        }
    }

    /// <summary>
    /// Reads a file through after an unclean end, which alone leaves its write-ahead log behind: the power may have gone, and an
    /// SD card may have lied about what it wrote; and where damage was met since. Reading every file through at each start would take long.
    /// </summary>
    /// <exception cref="SqliteException">It is damaged.</exception>
    private static void Check(string file)
    {
        const int corrupt = 11;
        var suspected = new SuspectedDamage(file);
        if (!File.Exists(file) || (!File.Exists(file + "-wal") && !suspected.IsNoted))
        {
            return;
        }

        using var connection = Connect(file, SqliteOpenMode.ReadWrite);
        JournalSchema.Refuse((long)connection.Scalar("PRAGMA user_version")!, file);
        if (connection.Scalar("PRAGMA quick_check(1)") is string found and not "ok")
        {
            throw new SqliteException(found.ReplaceLineEndings(" "), corrupt);
        }

        if (suspected.IsNoted)
        {
            throw new SqliteException("what its rows hold was written over", corrupt); // what SQLite's check does not see
        }
    }

    private static string SetAside(string file, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var aside = $"{file}.damaged-{stamp}";
        for (var n = 2; File.Exists(aside); n++)
        {
            aside = string.Create(CultureInfo.InvariantCulture, $"{file}.damaged-{stamp}-{n}");
        }

        // The log goes along under the name that SQLite looks for, or what it holds would be lost, or mixed into the new file.
        File.Move(file, aside);
        if (File.Exists(file + "-wal"))
        {
            File.Move(file + "-wal", aside + "-wal");
        }

        File.Delete(file + "-shm"); // an index over the log, built anew when it is missing
        return aside;
    }
}
