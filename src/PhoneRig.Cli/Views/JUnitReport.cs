using System.Globalization;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Views;

/// <summary>What a run came to, as a JUnit report for CI: a suite for the run, a case for each station.</summary>
internal static class JUnitReport
{
    private const string RigFault = "rig-fault";

    /// <summary>Writes the report of a recovery.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="summary">How it ended.</param>
    /// <param name="playbook">The playbook.</param>
    /// <param name="story">What happened.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string file, RunInfo run, RunSummary summary, string playbook, RunStory story) => new JUnitSuite(
        $"{run.Rig}.{playbook}",
        story.At,
        [.. Properties(run), .. summary.Stations.SelectMany(Properties)],
        [.. summary.Stations.Select(station => new JUnitCase(station.Station, $"{run.Rig}.{playbook}", station.Elapsed, Ending(station), story.Of(station.Station)))]).Write(file);

    /// <summary>Writes the report of one procedure that was run by itself.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="station">Where it ran.</param>
    /// <param name="procedure">The procedure.</param>
    /// <param name="ended">How the rig answered.</param>
    /// <param name="outcome">"done", or the named outcome that ended it.</param>
    /// <param name="why">The sentence behind it.</param>
    /// <param name="elapsed">Rig time that it took.</param>
    /// <param name="story">What happened.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void WriteProcedure(
        string file, RunInfo run, string station, string procedure, ControlOutcome ended, string outcome, string why, TimeSpan elapsed, RunStory story) => new JUnitSuite(
            $"{run.Rig}.{procedure}",
            story.At,
            [.. Properties(run)],
            [new JUnitCase(station, $"{run.Rig}.{procedure}", elapsed, Ending(ended, outcome, why), story.Of(station))]).Write(file);

    /// <summary>Writes the report of a run that could not begin: whoever waits for a report should not have to guess why there is none.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="rig">The rig.</param>
    /// <param name="job">The playbook or procedure.</param>
    /// <param name="ended">How the rig answered.</param>
    /// <param name="why">Why.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void WriteNotBegun(string file, string rig, string job, ControlOutcome ended, string why) => new JUnitSuite(
        $"{rig}.{job}",
        null,
        [("rig", rig)],
        [new JUnitCase(rig, $"{rig}.{job}", TimeSpan.Zero, new JUnitEnding(JUnitEnding.Error, Name(ended), why, ""), [])]).Write(file);

    private static IEnumerable<(string Name, string Value)> Properties(RunInfo run)
    {
        yield return ("rig", run.Rig);
        yield return ("run", run.Run);
        yield return ("simulated", run.Simulated ? "true" : "false");
        if (run.Seed is { } seed)
        {
            yield return ("seed", seed.ToString(CultureInfo.InvariantCulture));
        }

        yield return ("load", run.Load);
    }

    private static IEnumerable<(string Name, string Value)> Properties(StationSummary station)
    {
        yield return ($"{station.Station}.verdict", Name(station.Verdict));
        yield return ($"{station.Station}.load", station.Load ?? "not known");
        yield return ($"{station.Station}.proof", station.Proof is { } proof ? Name(proof) : "none");
        yield return ($"{station.Station}.attempts", string.Join(", ", station.Attempts.Select(attempt => $"{attempt.Procedure}: {attempt.Outcome}").DefaultIfEmpty("none")));
    }

    private static JUnitEnding? Ending(StationSummary station) => station switch
    {
        { Verdict: Verdict.Recovered or Verdict.Identified } => null,
        { Verdict: Verdict.Stopped, Owner: not VerdictOwner.Rig } => new(JUnitEnding.Skipped, null, station.Why, ""),
        _ => new(
            station.Owner == VerdictOwner.Rig ? JUnitEnding.Error : JUnitEnding.Failure,
            station.Diagnosis ?? (station.Owner == VerdictOwner.Rig ? RigFault : Name(station.Verdict)),
            $"{station.Why} To do: {StationReport.ToDo(station)}",
            string.Join('\n', station.Evidence.Select(evidence => $"{FactWords.Moment(evidence.Uptime),9}  {evidence.Text}"))),
    };

    private static JUnitEnding? Ending(ControlOutcome ended, string outcome, string why) => ended switch
    {
        ControlOutcome.Done => null,
        ControlOutcome.Stopped => new(JUnitEnding.Skipped, null, why, ""),
        ControlOutcome.RigFault => new(JUnitEnding.Error, RigFault, why, ""),
        ControlOutcome.NotRecovered => new(JUnitEnding.Failure, outcome, why, ""),
        _ => new(JUnitEnding.Error, Name(ended), why, ""),
    };

    /// <summary>A word of ours as <c>--json</c> spells it: "needs-attention".</summary>
    private static string Name<T>(T word)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());
}
