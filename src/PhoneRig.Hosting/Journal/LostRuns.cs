using Microsoft.Data.Sqlite;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Journal;

/// <summary>Makes good from the entries what a damaged journal has lost of its runs; entries of runs that began on a lost page belong to none any more.</summary>
/// <param name="journal">The journal, with its entries.</param>
internal sealed class LostRuns(SqliteConnection journal)
{
    public void Restore()
    {
        var rows = new RunRows(journal);
        foreach (var (number, boot, began) in Told("run-started"))
        {
            if (began.Entry.Fact is RunStarted started)
            {
                rows.Begin(number, RunBook.BeginningOf(began.Station, began.Sequence, started), boot, began.Station, began.Sequence, began.Uptime, began.At);
            }
        }

        foreach (var (number, _, told) in Told("verdict-reached").Concat(Told("procedure-ended")))
        {
            if (RunBook.EndingOf(told.Entry.Fact) is { } end)
            {
                rows.End(number, end, told.Station, told.Uptime);
            }
        }

        journal.Execute("UPDATE entries SET run = NULL WHERE run NOT IN (SELECT number FROM runs)");
        journal.Execute("DELETE FROM run_stations WHERE run NOT IN (SELECT number FROM runs)");
    }

    private List<(long Run, long Boot, JournalEntry Entry)> Told(string kind)
    {
        using var command = journal.Command("SELECT run, boot, station, sequence, at, uptime, fact FROM entries WHERE kind = $kind AND run IS NOT NULL ORDER BY place", ("$kind", kind));
        using var rows = command.ExecuteReader();
        var told = new List<(long, long, JournalEntry)>();
        while (rows.Read())
        {
            told.Add((rows.GetInt64(0), rows.GetInt64(1), new JournalEntry(rows.GetString(2), "", rows.GetInt64(3), rows.Moment(4), new TimeSpan(rows.GetInt64(5)), rows.GetString(6))));
        }

        return told;
    }
}
