using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>Photodiodes on the header in the place of a station's colour sensors.</summary>
internal static class Photodiodes
{
    /// <summary>The first of the header's pins that they are on; no simulated rig uses GPIO 4 to 15.</summary>
    private const int First = 4;

    /// <summary>The station with a photodiode over each of its lamps.</summary>
    public static StationConfig WithPhotodiodes(this StationConfig station) => station.WithPhotodiodes([.. station.Lamps!.Sensors.Keys.Order(StringComparer.Ordinal)]);

    /// <summary>The station with photodiodes over some lamps, and nothing over the others.</summary>
    public static StationConfig WithPhotodiodes(this StationConfig station, params ImmutableArray<string> lamps) => station with
    {
        Lamps = new LampsConfig
        {
            Chip = LampsConfig.Photodiode,
            Sensors = lamps.Index().ToImmutableDictionary(lamp => lamp.Item, lamp => new PinRef(PinRef.Header, First + lamp.Index)),
        },
    };
}
