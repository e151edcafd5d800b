using System.Globalization;
using Microsoft.Data.Sqlite;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Journal;

/// <summary>Opens a journal's file whatever state the last process, the disk or the power left it in.</summary>
internal static class JournalOpening
{
    /// <summary>Opens the file. One that is damaged is set aside, never deleted, and a new one begun.</summary>
    /// <returns>The file, and what a person must know of it.</returns>
    /// <exception cref="HardwareFaultException">It cannot be written, or a newer program wrote it.</exception>
    public static (JournalDatabase Database, string? Notice) Open(string file, JournalIdentity identity, string boot, DateTimeOffset now)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
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
        var aside = SetAside(file, now);
        var sequences = Salvage(aside);
        var database = JournalDatabase.Open(file, identity, boot, now);
        database.TakeOver(sequences);
        var numbers = sequences.Count > 0 ? "entries are numbered on from there" : "its numbers could not be read, so entries are numbered from 1 again";
        return (database, $"the journal was damaged ({damage.Message.TrimEnd('.')}) and was set aside as {aside}; a new one was begun, {numbers}");
    }

    /// <summary>
    /// Reads a file through after an unclean end, which alone leaves its write-ahead log behind: the power may have gone, and an
    /// SD card may have lied about what it wrote. Reading every file through at each start would take long.
    /// </summary>
    /// <exception cref="SqliteException">It is damaged.</exception>
    private static void Check(string file)
    {
        if (!File.Exists(file) || !File.Exists(file + "-wal"))
        {
            return;
        }

        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        JournalSchema.Refuse((long)connection.Scalar("PRAGMA user_version")!, file);
        if (connection.Scalar("PRAGMA quick_check(1)") is string found and not "ok")
        {
            const int corrupt = 11;
            throw new SqliteException(found.ReplaceLineEndings(" "), corrupt);
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

    /// <summary>The last sequence of each station as far as the damage let it be read: a number ought not to be given twice.</summary>
    private static Dictionary<string, long> Salvage(string aside)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = aside, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            using var command = connection.Command("SELECT station, last FROM sequences");
            using var rows = command.ExecuteReader();
            var sequences = new Dictionary<string, long>(StringComparer.Ordinal);
            while (rows.Read())
            {
                sequences[rows.GetString(0)] = rows.GetInt64(1);
            }

            return sequences;
        }
        catch (SqliteException)
        {
            return [];
        }
    }
}
