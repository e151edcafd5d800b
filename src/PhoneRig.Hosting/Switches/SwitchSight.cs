using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Network.Snmp;

namespace PhoneRig.Hosting.Switches;

/// <summary>The managed switch as it was read at one moment.</summary>
/// <param name="Description">What it says it is; null where it does not answer.</param>
/// <param name="Ports">All its ports.</param>
/// <param name="Stations">The port of each station that the rig file gives one; a port that the switch does not have is left out.</param>
/// <param name="Problem">Why it was not read, or not to the end; null: it was.</param>
public sealed record SwitchSight(
    string? Description, ImmutableArray<SwitchPort> Ports, ImmutableSortedDictionary<string, SwitchPort> Stations, string? Problem)
{
    /// <summary>From what was read.</summary>
    internal static SwitchSight Of(SwitchConfig config, SnmpReading reading)
    {
        var ports = SwitchTables.Ports(reading);
        return new SwitchSight(
            reading.Silent ? null : reading[SwitchTables.Description].FirstOrDefault()?.Text ?? "a switch that does not say what it is",
            ports,
            config.Ports.Select(one => (Station: one.Key, Port: Find(ports, one.Value))).Where(one => one.Port is not null)
                .ToImmutableSortedDictionary(one => one.Station, one => one.Port!, StringComparer.Ordinal),
            reading.Silent
                ? $"no answer from {config.Address}, UDP port {config.SnmpPort}: it is off, not reachable from here, has no SNMP version 2c, or another community than the rig file has, which a switch meets with silence"
                : reading.Problem);
    }

    private static SwitchPort? Find(ImmutableArray<SwitchPort> ports, string name) =>
        ports.FirstOrDefault(port => port.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? ports.FirstOrDefault(port => name.Equals(port.Alias, StringComparison.OrdinalIgnoreCase));
}
