using System.Collections.Immutable;

namespace PhoneRig.Network.Snmp;

/// <summary>From the standard tables of a switch to its ports.</summary>
public static class SwitchTables
{
    /// <summary>sysDescr (RFC 3418).</summary>
    public static readonly Oid Description = Oid.Parse("1.3.6.1.2.1.1.1");

    // IF-MIB (RFC 2863).
    internal static readonly Oid InterfaceDescription = Oid.Parse("1.3.6.1.2.1.2.2.1.2");
    internal static readonly Oid OperStatus = Oid.Parse("1.3.6.1.2.1.2.2.1.8");
    internal static readonly Oid Name = Oid.Parse("1.3.6.1.2.1.31.1.1.1.1");
    internal static readonly Oid Alias = Oid.Parse("1.3.6.1.2.1.31.1.1.1.18");

    // BRIDGE-MIB (RFC 4188): bridge ports to interfaces, and the addresses of bridges without VLANs.
    internal static readonly Oid BridgePortInterface = Oid.Parse("1.3.6.1.2.1.17.1.4.1.2");
    internal static readonly Oid ForwardingPort = Oid.Parse("1.3.6.1.2.1.17.4.3.1.2");

    // Q-BRIDGE-MIB (RFC 4363): addresses by VLAN, and the VLAN of a port's untagged frames.
    internal static readonly Oid VlanForwardingPort = Oid.Parse("1.3.6.1.2.1.17.7.1.2.2.1.2");
    internal static readonly Oid PortVlan = Oid.Parse("1.3.6.1.2.1.17.7.1.4.5.1.1");

    // POWER-ETHERNET-MIB (RFC 3621): TruthValue, and disabled(1) searching(2) deliveringPower(3) fault(4) test(5) otherFault(6).
    internal static readonly Oid PowerEnabled = Oid.Parse("1.3.6.1.2.1.105.1.1.1.3");
    internal static readonly Oid PowerDetection = Oid.Parse("1.3.6.1.2.1.105.1.1.1.6");

    private const long DeliveringPower = 3;
    private const int MacLength = 6;

    /// <summary>What a reader is to read.</summary>
    public static ImmutableArray<Oid> Columns { get; } =
        [Description, Name, Alias, InterfaceDescription, OperStatus, BridgePortInterface, ForwardingPort, VlanForwardingPort, PortVlan, PowerEnabled, PowerDetection];

    /// <summary>The ports, in the order of the switch's interfaces.</summary>
    public static ImmutableArray<SwitchPort> Ports(SnmpReading reading)
    {
        // A switch without ifName names its interfaces by ifDescr.
        var names = ByIndex(reading[Name].IsEmpty ? reading[InterfaceDescription] : reading[Name]);
        var (aliases, states) = (ByIndex(reading[Alias]), ByIndex(reading[OperStatus]));
        var bridgePorts = ByIndex(reading[BridgePortInterface]).ToDictionary(port => port.Key, port => (uint)Math.Clamp(port.Value.Number, 0, uint.MaxValue));
        uint InterfaceOf(long bridgePort) => bridgePort is >= 0 and <= uint.MaxValue ? bridgePorts.GetValueOrDefault((uint)bridgePort, (uint)bridgePort) : 0;

        var macs = reading[ForwardingPort].Select(row => (Mac: MacOf(row, ForwardingPort), Port: row.Number))
            .Concat(reading[VlanForwardingPort].Select(row => (Mac: MacOf(row, VlanForwardingPort), Port: row.Number)))
            .Where(row => row.Mac is not null && row.Port > 0)
            .ToLookup(row => InterfaceOf(row.Port), row => row.Mac!);
        var vlans = reading[PortVlan].Where(row => row.Name.Below(PortVlan).Length == 1)
            .GroupBy(row => InterfaceOf(row.Name.Below(PortVlan)[0])).ToDictionary(group => group.Key, group => (int)Math.Clamp(group.First().Number, 0, 4095));
        var power = PowerOf(reading, names.Keys.ToHashSet(), bridgePorts);
        return
        [
            .. names.OrderBy(one => one.Key).Select(one => new SwitchPort(
                one.Value.Text ?? "",
                aliases.GetValueOrDefault(one.Key)?.Text is { Length: > 0 } alias ? alias : null,
                states.TryGetValue(one.Key, out var state) ? state.Number == 1 : null,
                [.. macs[one.Key].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                vlans.TryGetValue(one.Key, out var vlan) ? vlan : null,
                power.GetValueOrDefault(one.Key))),
        ];
    }

    /// <summary>
    /// Inline power by interface. Its table counts ports within groups (RFC 3621: of no fixed meaning): where every port's number is an interface's, it is that one,
    /// as on most switches; else it is the number of the bridge port.
    /// </summary>
    private static Dictionary<uint, PortPower> PowerOf(SnmpReading reading, HashSet<uint> interfaces, Dictionary<uint, uint> bridgePorts)
    {
        var detected = reading[PowerDetection].Where(row => row.Name.Below(PowerDetection).Length == 2)
            .ToDictionary(row => (Group: row.Name.Below(PowerDetection)[0], Port: row.Name.Below(PowerDetection)[1]), row => row.Number);
        var rows = reading[PowerEnabled].Where(row => row.Name.Below(PowerEnabled).Length == 2)
            .Select(row => (Group: row.Name.Below(PowerEnabled)[0], Port: row.Name.Below(PowerEnabled)[1], Enabled: row.Number == 1)).ToList();
        var byInterface = rows.TrueForAll(row => interfaces.Contains(row.Port));
        var found = new Dictionary<uint, PortPower>();
        foreach (var (group, port, enabled) in rows)
        {
            var state = detected.GetValueOrDefault((group, port)) == DeliveringPower ? PortPower.Delivering : enabled ? PortPower.Offered : PortPower.Disabled;
            found.TryAdd(byInterface ? port : bridgePorts.GetValueOrDefault(port, port), state);
        }

        return found;
    }

    private static Dictionary<uint, SnmpVariable> ByIndex(ImmutableArray<SnmpVariable> column) =>
        column.GroupBy(row => row.Name.Numbers[^1]).ToDictionary(group => group.Key, group => group.First());

    /// <summary>The address that ends a row's name, six numbers of a byte each; null where it does not.</summary>
    private static string? MacOf(SnmpVariable row, Oid column)
    {
        var index = row.Name.Below(column);
        return index.Length >= MacLength && index[^MacLength..].All(number => number <= byte.MaxValue)
            ? MacText.Format([.. index[^MacLength..].Select(number => (byte)number)])
            : null;
    }
}
