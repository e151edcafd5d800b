using Microsoft.Data.Sqlite;

namespace PhoneRig.Hosting.Journal;

/// <summary>What a journal holds of its runs beside their entries, for the writer and for whoever makes good what was lost: one that is told already stays as it is.</summary>
/// <param name="journal">The journal.</param>
internal sealed class RunRows(SqliteConnection journal)
{
    /// <summary>A run begins at a station.</summary>
    /// <param name="number">The run's number.</param>
    /// <param name="run">The run.</param>
    /// <param name="boot">The number of the boot that it began in.</param>
    /// <param name="station">The station.</param>
    /// <param name="first">The sequence of its first entry there.</param>
    /// <param name="began">The uptime of that.</param>
    /// <param name="at">Wall clock, for people.</param>
    public void Begin(long number, RunBeginning run, long boot, string station, long first, TimeSpan began, DateTimeOffset at)
    {
        journal.Execute(
            "INSERT OR IGNORE INTO runs (number, id, boot, job, simulated, seed, started_at) VALUES ($number, $id, $boot, $job, $simulated, $seed, $at)",
            ("$number", number), ("$id", run.Id), ("$boot", boot), ("$job", run.Job), ("$simulated", run.Simulated), ("$seed", run.Seed), ("$at", at.Text()));
        journal.Execute(
            "INSERT OR IGNORE INTO run_stations (run, station, phone, first, began) VALUES ($run, $station, $phone, $first, $began)",
            ("$run", number), ("$station", station), ("$phone", run.Phone), ("$first", first), ("$began", began.Ticks));
    }

    /// <summary>A run has ended at a station.</summary>
    /// <param name="number">The run's number.</param>
    /// <param name="end">How.</param>
    /// <param name="station">The station.</param>
    /// <param name="ended">At which uptime.</param>
    public void End(long number, RunEnding end, string station, TimeSpan ended) => journal.Execute(
        "UPDATE run_stations SET ended = $ended, outcome = $outcome, diagnosis = $diagnosis WHERE run = $run AND station = $station AND ended IS NULL",
        ("$ended", ended.Ticks), ("$outcome", end.Outcome), ("$diagnosis", end.Diagnosis), ("$run", number), ("$station", station));
}
