using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Replay;

namespace PhoneRig.Cli.Verbs;

/// <summary>Replays in plain words.</summary>
internal static class ReplayWords
{
    /// <summary>What was replayed, in one line.</summary>
    public static string Heading(RecordingHeader header) =>
        $"{header.Run}  {header.Job ?? "run"} on rig {header.Rig}, {header.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, by phonerig {header.Version}"
        + (header.Simulated ? $", simulated{(header.Seed is { } seed ? $", seed {seed}" : "")}" : "")
        + (header.AsApplied ? "" : " (the files in it are of the export, not of the run)");

    /// <summary>What came of one station, line by line.</summary>
    public static IEnumerable<string> Of(StationReplay replay)
    {
        var verdict = replay.Verdict is { } reached ? FactWords.Describe(reached) : "no verdict is recorded";
        yield return replay.Difference is null
            ? $"{replay.Station}  the same {replay.Decisions} decisions, and the same end: {verdict}"
            : $"{replay.Station}  DIFFERS after {replay.Decisions} same decisions, at {FactWords.Moment(replay.Difference.At)}; recorded end: {verdict}";
        if (replay.Difference is { } difference)
        {
            yield return $"    {difference.Describe()}";
            yield return "    Beyond it the recorded world no longer answers what the engine would do; diagnoses go on as evidence only:";
            foreach (var one in replay.Diagnoses)
            {
                yield return $"      {FactWords.Moment(one.At),9}  {one.Diagnosis}{Whose(one)}: {one.Cause}";
            }

            if (replay.Diagnoses.IsEmpty)
            {
                yield return "      none, in the recording or now";
            }
        }

        if (replay.Busy is { } busy)
        {
            yield return $"    the machine that recorded it was busy: it decides the same where what goes by time may come up to {busy.TotalSeconds:0} s of rig time late";
        }

        foreach (var (what, other) in new[] { ("stages", replay.Stages), ("proof that off is off", replay.Interlocks) })
        {
            if (other is not null)
            {
                yield return $"    {what} DIFFERS at {FactWords.Moment(other.At)}: {other.Describe()}";
            }
        }

        foreach (var raw in replay.Raw)
        {
            yield return $"    {raw.Source}: {raw.Found} of {raw.Recorded} recorded sightings read again from the raw material{(raw.Remark is null ? "" : $" ({raw.Remark})")}";
            if (raw.First is { } first)
            {
                yield return $"      DIFFERS: {first}";
            }
        }
    }

    private static string Whose(ReplayedDiagnosis one) => one switch
    {
        { Recorded: true, Replayed: true } => "",
        { Recorded: true } => " (recorded, and not seen now)",
        _ => " (not recorded, and seen now)",
    };
}
