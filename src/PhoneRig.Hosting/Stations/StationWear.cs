using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Stations;

/// <summary>How worn a station is: what its journal has counted, beside what its rig file says that its parts stand.</summary>
internal static class StationWear
{
    /// <summary>Of a station.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="station">What the rig file says of it.</param>
    /// <param name="openings">How often its relay has opened.</param>
    /// <param name="strokes">How often each of its keys was pushed down.</param>
    public static AccountedWear Of(string name, StationConfig station, long openings, IReadOnlyDictionary<string, long> strokes)
    {
        var worst = station.Keypad.Kind == KeypadKind.Solenoids && strokes.Count > 0
            ? strokes.OrderByDescending(key => key.Value).ThenBy(key => key.Key, StringComparer.Ordinal).First()
            : default;
        return new(name, openings, station.Power.RatedOperations, worst.Key, worst.Value, station.Keypad.RatedOperations);
    }
}
