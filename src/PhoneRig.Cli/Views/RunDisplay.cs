using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Views;

/// <summary>What a display shows of a run: a plain value, folded from what the run tells.</summary>
/// <param name="Run">What the run is about.</param>
/// <param name="Stations">Its stations, in order.</param>
/// <param name="Stopping">True once a safe stop was asked for.</param>
internal sealed record RunDisplay(RunInfo Run, ImmutableArray<StationDisplay> Stations, bool Stopping)
{
    /// <summary>Before anything was seen.</summary>
    public static RunDisplay Of(RunInfo run) => new(run, [.. run.Stations.Select(s => StationDisplay.Of(s.Station, s.Phone))], Stopping: false);

    /// <summary>A station; null where the run has none of that name.</summary>
    public StationDisplay? Of(string station) => Stations.FirstOrDefault(display => display.Station == station);

    /// <summary>Takes one entry of a station.</summary>
    public RunDisplay With(string station, Entry entry) => Change(station, display => display.With(entry));

    /// <summary>Takes the lamps as last looked at.</summary>
    public RunDisplay WithLamps(string station, ImmutableArray<Lamp> lamps, ImmutableArray<LampColour?> colours) =>
        Change(station, display => display.WithLamps(lamps, colours));

    private RunDisplay Change(string station, Func<StationDisplay, StationDisplay> change) =>
        this with { Stations = [.. Stations.Select(display => display.Station == station ? change(display) : display)] };
}
