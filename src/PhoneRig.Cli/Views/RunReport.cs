using PhoneRig.Core.Recovery;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Views;

/// <summary>What a whole run came to, for people: the last words, which the exit code repeats for programs.</summary>
internal static class RunReport
{
    /// <summary>One line where at most one phone is not home: "3 of 4 recovered; s4 needs a person: ..."; else a line each.</summary>
    public static IEnumerable<string> Lines(RunSummary run)
    {
        if (!run.Stations.IsEmpty && run.Stations.All(station => station.Verdict == Verdict.Identified))
        {
            return run.Stations.Select(station => $"{station.Station}: {station.Why}");
        }

        var away = run.Stations.Where(station => station.Verdict != Verdict.Recovered).Select(Away).ToList();
        var count = $"{run.Stations.Length - away.Count} of {run.Stations.Length} recovered";
        return away switch
        {
            _ when run.Stations.IsEmpty => [],
            [] => [$"{count}."],
            [var one] => [$"{count}; {one}"],
            _ => [$"{count}:", .. away.Select(line => $"  {line}")],
        };
    }

    /// <summary>The verdict whose colour the whole deserves.</summary>
    public static Verdict Worst(RunSummary run) => run.Stations.Select(station => station.Verdict)
        .DefaultIfEmpty(Verdict.Recovered)
        .MaxBy(verdict => verdict switch { Verdict.Recovered or Verdict.Identified => 0, Verdict.Stopped => 1, _ => 2 });

    private static string Away(StationSummary station) => station switch
    {
        { Owner: VerdictOwner.Rig } => $"{station.Station} met a rig fault: {StationReport.ToDo(station)}",
        { Verdict: Verdict.Stopped } => $"{station.Station} was stopped: {StationReport.ToDo(station)}",
        { Verdict: Verdict.Identified } => $"{station.Station} is identified: {station.Why}",
        { Verdict: Verdict.Scrap } => $"{station.Station} is scrap: {StationReport.ToDo(station)}",
        _ => $"{station.Station} needs a person: {StationReport.ToDo(station)}",
    };
}
