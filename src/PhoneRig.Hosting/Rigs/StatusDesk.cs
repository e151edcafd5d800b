using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Rigs;

/// <summary>Tells how the rig and its stations are. Lives on the rig's loop.</summary>
/// <param name="setup">The rig.</param>
/// <param name="world">Where it is.</param>
/// <param name="stations">The stations.</param>
/// <param name="attribution">Whose phone stands where.</param>
/// <param name="caretaker">Knows what feeds the rig.</param>
/// <param name="announcers">Know what each station's light shows.</param>
internal sealed class StatusDesk(
    RigSetup setup, IWorld world, IReadOnlyDictionary<string, LiveStation> stations, AttributionDesk attribution, Caretaker caretaker, Announcers announcers)
{
    /// <summary>All of it.</summary>
    public RigStatus Status() => new(
        setup.Rig.Rig, setup.Rig.Simulated, setup.Owner, world.Loop.Uptime, [.. stations.Values.Select(StatusOf)])
    {
        StuckPorts = [.. world.StuckPorts],
        Ups = caretaker.Supply,
    };

    /// <summary>In one line, for whoever supervises the process.</summary>
    public string Summary() => $"rig {setup.Rig.Rig}: {stations.Count} {(stations.Count == 1 ? "station" : "stations")}, {stations.Values.Count(station => station.HeldBy is not null)} busy";

    private StationStatus StatusOf(LiveStation station)
    {
        var status = station.Status() with { Light = announcers.LightOf(station.Name) };
        return attribution[station.Name] is { Mac: { } mac } known ? status with { Mac = mac, MacBy = known.By } : status;
    }
}
