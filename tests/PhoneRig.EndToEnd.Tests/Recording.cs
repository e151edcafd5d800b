using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>Keeps what a run showed.</summary>
internal sealed class Recording : IRunObserver
{
    private readonly List<string> stations = [];

    public RunInfo? Info { get; private set; }

    public List<Entry> Entries { get; } = [];

    public List<PersonRequest> Requests { get; } = [];

    public void Started(RunInfo run) => Info = run;

    public void Added(string station, Entry entry)
    {
        Entries.Add(entry);
        stations.Add(station);
    }

    /// <summary>The entries of one station.</summary>
    public IEnumerable<Entry> Of(string station) => Entries.Where((_, index) => stations[index] == station);

    /// <summary>The facts of one kind of one station.</summary>
    public IEnumerable<T> Facts<T>(string station)
        where T : Fact => Of(station).Select(entry => entry.Fact).OfType<T>();

    public void LampsSeen(string station, ImmutableArray<Lamp> lamps, ImmutableArray<LampColour?> colours)
    {
    }

    public void Asked(string station, PersonRequest request) => Requests.Add(request);

    public IEnumerable<T> Facts<T>()
        where T : Fact => Entries.Select(entry => entry.Fact).OfType<T>();

    /// <summary>The run as text, for a failing test's message.</summary>
    public string Story() => string.Join('\n', Entries.Select((entry, index) => $"{entry.Uptime.TotalSeconds,9:0.000} {stations[index]} {FactWords.Describe(entry.Fact)}"));
}
