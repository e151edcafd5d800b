using System.Globalization;
using Microsoft.Data.Sqlite;
using PhoneRig.Core.Campaigns;

namespace PhoneRig.Hosting.Journal;

/// <summary>
/// Takes away what is too old or too much, a piece at a time so that no deed waits long behind it. The newest runs of each station
/// stay, and everything of the boot under way; so do the sequences, and the campaigns' own timeline, which is folded from its start (some 2 KB a phone).
/// </summary>
internal sealed class Pruning(SqliteConnection connection, JournalLimits limits, long boot)
{
    /// <summary>Entries between runs that go in one piece.</summary>
    private const int Piece = 5_000;

    /// <summary>Takes one piece away.</summary>
    /// <returns>False where nothing is beyond the limits, or nothing of it may go.</returns>
    public bool Step(DateTimeOffset now)
    {
        // A Pi without a network starts in the past: then nothing is old, which is the right mistake.
        var before = now.UtcDateTime - DateTime.MinValue > limits.MaxAge ? (now - limits.MaxAge).Text() : "";
        return TakeRun(OldestRun(before)) || TakeBetweenRuns(before) || (Size() > limits.MaxBytes && TakeOldest());
    }

    private bool TakeOldest()
    {
        const string everything = "9999";
        var run = OldestRun(everything);
        var runAt = run is null ? null : (string?)connection.Scalar("SELECT started_at FROM runs WHERE number = $run", ("$run", run));
        return TakeBetweenRuns(runAt ?? everything) || TakeRun(run);
    }

    private long? OldestRun(string before) => (long?)connection.Scalar(
        """
        SELECT min(number) FROM runs WHERE started_at < $before AND boot <> $boot AND number NOT IN (
            SELECT run FROM (SELECT run, row_number() OVER (PARTITION BY station ORDER BY run DESC) AS rank FROM run_stations) WHERE rank <= $keep)
        """,
        ("$before", before), ("$boot", boot), ("$keep", limits.KeepRuns));

    private bool TakeRun(long? run)
    {
        if (run is null)
        {
            return false;
        }

        using var transaction = connection.BeginTransaction();
        connection.Execute("DELETE FROM entries WHERE run = $run", ("$run", run));
        connection.Execute("DELETE FROM runs WHERE number = $run", ("$run", run));
        transaction.Commit();
        Shrink();
        return true;
    }

    private bool TakeBetweenRuns(string before)
    {
        var taken = connection.Execute(
            "DELETE FROM entries WHERE place IN (SELECT place FROM entries WHERE run IS NULL AND station <> $campaign AND at < $before AND boot <> $boot ORDER BY at LIMIT $piece)",
            ("$campaign", Campaign.Timeline), ("$before", before), ("$boot", boot), ("$piece", Piece));
        if (taken > 0)
        {
            Shrink();
        }

        return taken > 0;
    }

    private void Shrink()
    {
        // Each row of this statement's answer is one page given back.
        using var command = connection.Command("PRAGMA incremental_vacuum");
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
        }
    }

    private long Size() => Number("page_count") * Number("page_size");

    private long Number(string pragma) => (long)connection.Scalar(string.Create(CultureInfo.InvariantCulture, $"PRAGMA {pragma}"))!;
}
