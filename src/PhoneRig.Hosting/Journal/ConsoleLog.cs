using Microsoft.Data.Sqlite;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Journal;

/// <summary>
/// A station's console as the journal keeps it: a log that only grows, whose entries keep their numbers for ever, so that it can be read
/// again from any point, by any number of readers, in any process, and holds up nobody. Of a <see cref="JournalReader"/>, and usable as long as that is open.
/// </summary>
public sealed class ConsoleLog
{
    /// <summary>What the console's log is made of; <see cref="Has"/> says the same of a fact.</summary>
    private const string Kinds = "'console-line', 'console-opened', 'console-lost', 'console-garbled', 'console-rates-tried', 'console-sent', 'sightings-lost'";

    private readonly SqliteConnection connection;
    private readonly string station;

    internal ConsoleLog(SqliteConnection connection, string station) => (this.connection, this.station) = (connection, station);

    /// <summary>The newest number that the station has given, to whatever entry; 0 before the first.</summary>
    public long Last => Number("SELECT max(sequence) FROM entries WHERE station = $station");

    /// <summary>When the station's newest entry was taken, by its own wall clock; null before the first.</summary>
    public DateTimeOffset? Newest
    {
        get
        {
            using var command = connection.Command("SELECT at FROM entries WHERE station = $station ORDER BY sequence DESC LIMIT 1", ("$station", station));
            using var rows = command.ExecuteReader();
            return rows.Read() ? rows.Moment(0) : null;
        }
    }

    /// <summary>Whether a fact belongs to a console's log.</summary>
    public static bool Has(Fact fact) => fact is ConsoleLine or ConsoleOpened or ConsoleLost or ConsoleGarbled or ConsoleRatesTried or ConsoleSent or SightingsLost { Source: "console" };

    /// <summary>The log's entries between two numbers, neither of them included, oldest first.</summary>
    /// <param name="since">The number to begin after.</param>
    /// <param name="before">The number to end before.</param>
    public IEnumerable<Entry> Between(long since, long before) => JournalReader.Read(
            connection,
            $"""
            SELECT {JournalReader.Columns} FROM {JournalReader.Tables} WHERE entries.station = $station AND entries.sequence > $since AND entries.sequence < $before
            AND entries.kind IN ({Kinds}) ORDER BY entries.sequence
            """,
            ("$station", station), ("$since", since), ("$before", before))
        .Select(entry => entry.Entry).Where(entry => Has(entry.Fact));

    /// <summary>The number after which only the last lines come.</summary>
    /// <param name="lines">How many: 1 or more.</param>
    public long BeforeLast(int lines) => Number(
        "SELECT min(sequence) - 1 FROM (SELECT sequence FROM entries WHERE station = $station AND kind = 'console-line' ORDER BY sequence DESC LIMIT $lines)",
        ("$lines", lines));

    /// <summary>The number after which only entries of a moment or later come. Where a clock was set back in between, the first that comes is the first of that moment.</summary>
    /// <param name="moment">The moment, by the wall clock of the rig.</param>
    public long Before(DateTimeOffset moment) => Number(
        "SELECT coalesce((SELECT min(sequence) - 1 FROM entries WHERE station = $station AND at >= $moment), (SELECT max(sequence) FROM entries WHERE station = $station))",
        ("$moment", moment.Text()));

    private long Number(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        connection.Scalar(sql, [("$station", station), .. parameters]) is long number ? number : 0;
}
