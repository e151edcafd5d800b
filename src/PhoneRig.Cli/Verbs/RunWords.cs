using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Cli.Verbs;

/// <summary>Recorded runs in plain words.</summary>
internal static class RunWords
{
    /// <summary>Ended, or what may be the matter: the journal of a living rig and of a dead one look alike until the rig starts again.</summary>
    public static string State(JournalRun run, JournalRunStation station) =>
        station.Outcome is not null ? "ended" : run.BootIsLatest ? "under way or cut short" : "cut short";

    /// <summary>A station with its outcome: "s4 needs-attention (inline-power)".</summary>
    public static string Outcome(JournalRun run, JournalRunStation station) =>
        $"{station.Station} {station.Outcome ?? State(run, station)}{(station.Diagnosis is null ? "" : $" ({station.Diagnosis})")}";

    /// <summary>A run in one line, as far as it is not its stations.</summary>
    public static string Heading(JournalRun run) =>
        $"{run.Id}  {run.Job ?? "run"} on rig {run.Rig}, {run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC{(run.Simulated ? $", simulated{(run.Seed is { } seed ? $", seed {seed}" : "")}" : "")}";

    /// <summary>An entry as a line of the story.</summary>
    public static string Line(JournalEntry entry) =>
        $"{FactWords.Moment(entry.Uptime),9}  {entry.Station}  {FactWords.Describe(entry.Entry.Fact)}";

    /// <summary>What a run left behind; nothing where it ended and tidied up.</summary>
    /// <param name="run">The run.</param>
    /// <param name="station">A station of it.</param>
    /// <param name="left">What is left.</param>
    /// <param name="released">When every key was let go by hand, after the run; null: never.</param>
    public static IEnumerable<string> Left(JournalRun run, JournalRunStation station, LeftBehind left, DateTimeOffset? released)
    {
        var name = station.Station;
        foreach (var entry in left.Unfinished)
        {
            yield return $"{name}: no end is told of entry {entry.Sequence} at {FactWords.Moment(entry.Uptime)}, {FactWords.Describe((DeedIntended)entry.Fact)}: it may have happened";
        }

        if (!left.PossiblyHeld.IsEmpty)
        {
            var keys = string.Join(", ", left.PossiblyHeld);
            yield return released is { } at ? $"{name}: possibly held down at its end: {keys}; `phonerig safe` let every key go at {at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"
                : !run.BootIsLatest ? $"{name}: possibly held down at its end: {keys}; the rig lets every key go when it starts, and has started since"
                : $"{name}: possibly still held down: {keys}; `phonerig safe` lets every key go";
        }

        if (station.Outcome is null)
        {
            yield return left.Power switch
            {
                true => $"{name}: its power was on when it was last told",
                false => $"{name}: its power was off when it was last told",
                null => $"{name}: whether its power is on was never told",
            };
        }
    }
}
