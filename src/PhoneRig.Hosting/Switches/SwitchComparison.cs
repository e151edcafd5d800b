using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Network.Snmp;

namespace PhoneRig.Hosting.Switches;

/// <summary>Holds what the switch says of each station's port against the rig file: link, hardware address, VLAN, inline power.</summary>
/// <param name="rig">The rig; it names a switch.</param>
/// <param name="labels">The hardware addresses that people have scanned, by station.</param>
public sealed class SwitchComparison(RigConfig rig, IReadOnlyDictionary<string, string> labels)
{
    /// <summary>Every finding, by station; all of a station's port that is right is one finding.</summary>
    public ImmutableArray<SwitchFinding> Compare(SwitchSight sight) =>
        [.. rig.Switch!.Ports.OrderBy(one => one.Key, StringComparer.Ordinal).SelectMany(one => Compare(sight, one.Key, one.Value))];

    private List<SwitchFinding> Compare(SwitchSight sight, string station, string name)
    {
        SwitchFinding Wrong(string text) => new(station, name, Ok: false, text);
        if (!sight.Stations.TryGetValue(station, out var port))
        {
            return [Wrong($"the switch has no port of that name; {NearestWord.Hint(name, sight.Ports.Select(one => one.Name))}")];
        }

        List<SwitchFinding> wrong =
        [
            .. LinkOf(port) is { } link ? [Wrong(link)] : (ReadOnlySpan<SwitchFinding>)[],
            .. MacsOf(sight, station, port).Select(Wrong),
            .. VlanOf(station, port) is { } vlan ? [Wrong(vlan)] : (ReadOnlySpan<SwitchFinding>)[],
            .. PowerOf(port) is { } power ? [Wrong(power)] : (ReadOnlySpan<SwitchFinding>)[],
        ];
        return wrong.Count > 0 ? wrong : [new SwitchFinding(station, name, Ok: true, Right(port))];
    }

    private static string Right(SwitchPort port) => string.Join(", ", new[]
    {
        "link up",
        port.Macs is [var mac] ? mac : "no address learnt",
        port.Vlan is { } vlan ? $"VLAN {vlan}" : null,
        port.Power == PortPower.Disabled ? "inline power off" : "no inline power",
    }.OfType<string>());

    private static string? LinkOf(SwitchPort port) => port.Up switch
    {
        false => "the link is down: the phone has no power, or its cable is loose or in another port",
        null => "the switch does not say whether the link is up: see whether the community may read its interfaces",
        true => null,
    };

    private IEnumerable<string> MacsOf(SwitchSight sight, string station, SwitchPort port)
    {
        var expected = rig.Stations[station].Mac?.ToLowerInvariant() ?? labels.GetValueOrDefault(station);
        if (port.Macs.Length > 1)
        {
            yield return $"{port.Macs.Length} addresses are learnt on it ({string.Join(", ", port.Macs.Take(4))}{(port.Macs.Length > 4 ? ", ..." : "")}): a phone has one. Unplug what is plugged into the phone; where it is an uplink or another switch, correct the port";
        }

        if (expected is null)
        {
            yield break;
        }

        if (sight.Ports.FirstOrDefault(other => other.Name != port.Name && other.Macs is [var only] && only == expected) is { } elsewhere)
        {
            yield return $"its phone {expected} is on port {elsewhere.Name}{(sight.Stations.FirstOrDefault(other => other.Value.Name == elsewhere.Name).Key is { } other ? $", the port of station {other}" : "")}: plug it in here, or correct the ports under switch";
        }
        else if (port.Macs is [var mac] && mac != expected)
        {
            yield return $"{mac} is on it, and the phone of the station is {expected}: another phone stands there (correct mac in the rig file, or scan its label), or the port is wrong";
        }
    }

    private string? VlanOf(string station, SwitchPort port) => rig.Stations[station].Vlan is { } wanted && port.Vlan is { } vlan && vlan != wanted
        ? $"its untagged frames are in VLAN {vlan}, and the station's is {wanted}: make it an access port of VLAN {wanted}, without a voice VLAN"
        : null;

    private static string? PowerOf(SwitchPort port) => port.Power switch
    {
        PortPower.Delivering => "it FEEDS the phone (inline power): the rig's relay cannot cut the phone's power, and switching it restarts the phone. Switch inline power off on this port (power inline never)",
        PortPower.Offered => "inline power is switched on: it will feed the phone as soon as the rig cuts the brick. Switch it off on this port (power inline never)",
        _ => null,
    };
}
