using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Views;

/// <summary>What people read first: what is real, what is not, and what is about to happen.</summary>
internal static class Opening
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Lines(RunInfo run)
    {
        yield return $"PhoneRig, rig {run.Rig}{(run.Simulated ? ", SIMULATED" : "")}{(run.Seed is { } seed ? $", seed {seed}" : "")}";
        yield return $"  {run.Surroundings}";
        yield return $"  {(run.Serves ? "serving" : "the site's own server is to serve")} load {run.Load} ({FactWords.Bytes(run.LoadBytes)}) to {string.Join("; ", run.Stations.GroupBy(s => s.Phone.Title, s => s.Station).Select(Phones))}";
    }

    /// <summary>The last line of a simulated run: how to see it again.</summary>
    public static string? Closing(RunSummary run) => run is { Simulated: true, Seed: { } seed }
        ? $"Simulated: no real phone was touched. The same run again: add --seed {seed}."
        : null;

    private static string Phones(IGrouping<string, string> stations) => $"{string.Join(", ", stations)} ({stations.Key})";
}
