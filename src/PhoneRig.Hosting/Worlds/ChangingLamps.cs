using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Lamps;
using PhoneRig.Hosting.Stations;
using PhoneRig.Simulator.Bench;

namespace PhoneRig.Hosting.Worlds;

/// <summary>
/// A station's colour sensors in virtual time, where a lamp is looked at only for as long as its light may still be on its way through its sensor, and while its sensor has told nothing yet. What is
/// seen is the same; it takes a fifth of the transfers, of which there are a million in a campaign.
/// </summary>
/// <param name="sensor">The sensors.</param>
/// <param name="metal">Tells since when the light is what it is.</param>
/// <param name="loop">Whose time it is.</param>
internal sealed class ChangingLamps(ColourLampSensor sensor, StationMetal metal, IEventLoop loop) : ILampCounter, IDisposable
{
    /// <summary>For as long as <see cref="LampWatch"/> looks after a change, and for one look more.</summary>
    private static readonly TimeSpan Settles = LampWatch.Settling + LampWatch.Interval;

    private readonly LampColour?[] shown = new LampColour?[sensor.Lamps.Length];

    public ImmutableArray<Lamp> Lamps => sensor.Lamps;

    public ImmutableArray<LampCounts?> Counts => sensor.Counts;

    public ImmutableArray<LampColour?> Read()
    {
        for (var i = 0; i < shown.Length; i++)
        {
            if (shown[i] is null || loop.Uptime <= metal.LitSince(Lamps[i].Name) + Settles)
            {
                shown[i] = null;
                shown[i] = sensor.Read(i);
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(shown.ToArray());
    }

    public void Dispose() => sensor.Dispose();

    /// <summary>A station's edges, its colour sensors so.</summary>
    public static StationEdges At(StationEdges edges, StationMetal metal, IEventLoop loop) =>
        edges.Lamps is ColourLampSensor colours ? edges with { Lamps = new ChangingLamps(colours, metal, loop) } : edges;
}
