using System.Collections.ObjectModel;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Journal;

/// <summary>How often each key of each station was pushed down.</summary>
internal sealed class StrokeBook
{
    private readonly Dictionary<string, Dictionary<string, long>> stations = new(StringComparer.Ordinal);

    /// <summary>How often each key of a station was.</summary>
    public IReadOnlyDictionary<string, long> Of(string station) => stations.TryGetValue(station, out var keys) ? keys : ReadOnlyDictionary<string, long>.Empty;

    /// <summary>Sets what was counted before.</summary>
    public void Set(string station, string key, long strokes) => KeysOf(station)[key] = strokes;

    /// <summary>Takes a fact of a station.</summary>
    /// <returns>The key that it says to have been pushed down, and how often that was by now; null where none was.</returns>
    public (string Key, long Strokes)? Take(string station, Fact fact)
    {
        if (KeyStrokes.Of(fact) is not { } key)
        {
            return null;
        }

        var strokes = KeysOf(station).GetValueOrDefault(key) + 1;
        Set(station, key, strokes);
        return (key, strokes);
    }

    private Dictionary<string, long> KeysOf(string station)
    {
        if (!stations.TryGetValue(station, out var keys))
        {
            stations[station] = keys = new(StringComparer.Ordinal);
        }

        return keys;
    }
}
