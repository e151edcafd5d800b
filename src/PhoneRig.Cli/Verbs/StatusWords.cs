using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary>How a rig is, in plain lines.</summary>
internal static class StatusWords
{
    /// <summary>The rig, and a few lines for each station.</summary>
    public static IEnumerable<string> Lines(RigStatus status)
    {
        yield return $"{status.Rig}{(status.Simulated ? ", SIMULATED" : "")}: owned by {status.Owner}, for {FactWords.Moment(status.Uptime)}";
        var width = status.Stations.Select(station => station.Station.Length).DefaultIfEmpty(0).Max();
        foreach (var station in status.Stations)
        {
            yield return $"  {station.Station.PadRight(width)}  {Signs(station)}";
            yield return $"  {"".PadRight(width)}  {station.Job ?? "idle"}{(station.LastVerdict is { } verdict ? $"; last: {verdict}" : "")}";
        }
    }

    private static string Signs(StationStatus station) => string.Join(", ", new[]
    {
        station.Phone,
        $"power {(station.PowerOn switch { true => "on", false => "off", null => "unknown" })}",
        FactWords.Describe(station.Likeliest),
        station.WritingUntil is { } until ? $"WRITING: do not cut its power before {FactWords.Moment(until)}" : null,
        station.KeysDown.IsEmpty ? null : $"held down: {string.Join(' ', station.KeysDown)}",
    }.Where(sign => sign is not null));
}
