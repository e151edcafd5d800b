using PhoneRig.Core.Phones;
using PhoneRig.Core.Recovery;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Views;

/// <summary>Draws all stations on one screen: in blocks where they fit, else a row each; where even those do not fit, the ones that matter first.</summary>
/// <param name="run">The run.</param>
/// <param name="palette">What the terminal can show.</param>
/// <param name="width">How wide to draw, in cells.</param>
internal sealed class Overview(RunInfo run, Palette palette, int width)
{
    private readonly StationBlock block = new(run, palette, width);

    /// <summary>The lines.</summary>
    /// <param name="display">What to show.</param>
    /// <param name="focus">Which station is picked; null where no keys are read.</param>
    /// <param name="now">Rig time.</param>
    /// <param name="height">How many lines there may be.</param>
    public IEnumerable<StyledLine> Lines(RunDisplay display, LiveFocus? focus, TimeSpan now, int height)
    {
        var stations = display.Stations;
        var legend = new StyledLine().Add(new LampRow(palette).Legend(stations.Select(station => station.Phone), stations.Any(station => station.Lamps.ContainsValue(LampColour.Lit))), Palette.Quiet);
        if ((stations.Length * StationBlock.Height) + 1 <= height)
        {
            return [.. stations.SelectMany((station, i) => block.Lines(station, Mark(i, focus), now)), legend];
        }

        var room = Math.Max(1, height - 2);
        var rows = stations.Select((station, i) => (Station: station, Row: block.Row(station, Mark(i, focus), now), Picked: i == focus?.At)).ToList();
        var titles = StationBlock.Titles(stations[0]);
        if (rows.Count <= room)
        {
            return [titles, .. rows.Select(row => row.Row), legend];
        }

        var sorted = rows.OrderByDescending(row => row.Picked).ThenByDescending(row => NeedsPerson(row.Station)).ThenByDescending(row => row.Station.ChangedAt).ToList();
        return [titles, .. sorted.Take(room - 1).Select(row => row.Row), Rest([.. sorted.Skip(room - 1).Select(row => row.Station)]), legend];
    }

    private static bool NeedsPerson(StationDisplay station) =>
        station.Request is not null || station.Verdict is { Verdict: not (Verdict.Recovered or Verdict.Identified) } || station.Ended is { Outcome: not "done" };

    private static StyledLine Rest(List<StationDisplay> rest)
    {
        var ended = rest.Count(station => station.EndedAt is not null);
        var counted = new[] { (rest.Count - ended, "under way"), (ended, "ended") }.Where(count => count.Item1 > 0).Select(count => $"{count.Item1} {count.Item2}");
        return new StyledLine().Add($"   and {rest.Count} more: {string.Join(", ", counted)}", Palette.Quiet);
    }

    private static string Mark(int place, LiveFocus? focus) =>
        focus is null ? "   " : $"{(place == focus.At ? '>' : ' ')}{(place < 9 ? (char)('1' + place) : ' ')} ";
}
