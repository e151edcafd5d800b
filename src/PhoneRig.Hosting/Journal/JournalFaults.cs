using Microsoft.Data.Sqlite;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Journal;

/// <summary>What SQLite complains of, in words for the person at the rig.</summary>
internal static class JournalFaults
{
    /// <summary>The part's name in every fault.</summary>
    public const string Part = "journal";

    // SQLite's primary result codes (sqlite.org/rescode.html).
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>True where the file itself is broken: no waiting helps.</summary>
    public static bool IsDamage(Exception thrown) => thrown is SqliteException { SqliteErrorCode: Corrupt or NotADatabase };

    /// <summary>True where SQLite could not open a file of the database.</summary>
    public static bool IsUnopenable(SqliteException thrown) => thrown.SqliteErrorCode == CannotOpen;

    /// <summary>The fault for what was thrown.</summary>
    public static HardwareFaultException Of(string file, Exception thrown)
    {
        var folder = Path.GetDirectoryName(file);
        var reason = (thrown as SqliteException)?.SqliteErrorCode switch
        {
            Full => $"the disk is full: free some space for {folder}; until then nothing is moved but to let go",
            ReadOnly => $"{file} cannot be written: check who owns {folder}, and whether its disk was mounted read-only after an error",
            Busy or Locked => $"another program holds {file} locked: close it",
            InputOutput => $"the disk fails at {file} ({thrown.Message}): check the card, its contacts and its power",
            Corrupt or NotADatabase => $"{file} is damaged: stop the rig and start it again; the file is then set aside, and what can be read of it is taken over into a new one",
            CannotOpen => $"{file} cannot be opened: check that {folder} is there and that this user may write to it",
            _ => $"{file} cannot be written: {thrown.Message}",
        };
        return new HardwareFaultException(Part, reason, thrown);
    }
}
