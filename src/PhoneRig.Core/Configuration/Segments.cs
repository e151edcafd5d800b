using System.Collections.Immutable;
using PhoneRig.Core.Configuration.Checks;

namespace PhoneRig.Core.Configuration;

/// <summary>
/// The segments of a rig (design section 8). A station that names its VLAN has it for itself: the rig's <c>network</c> moved as many subnets up as the
/// VLAN's number, on the interface's VLAN device, so that VLAN 101 of <c>eth1</c> and 10.70.0.1/24 is <c>eth1.101</c> and 10.70.101.1/24. The others share the
/// <c>network</c> itself.
/// </summary>
public static class Segments
{
    /// <summary>All of them: the shared one first, then the stations' own in the order of their names.</summary>
    /// <param name="rig">The rig, as checked.</param>
    public static ImmutableArray<Segment> Of(RigConfig rig)
    {
        var names = rig.Stations.Keys.Order(StringComparer.Ordinal).ToList();
        ImmutableArray<string> sharing = [.. names.Where(name => OwnOf(rig, name) is null)];
        var own = names.Select(name => (Name: name, Network: OwnOf(rig, name))).Where(one => one.Network is not null);
        return
        [
            .. sharing.IsEmpty ? [] : (ReadOnlySpan<Segment>)[new Segment(rig.Network, null, sharing)],
            .. own.Select(one => new Segment(one.Network!, one.Name, [one.Name])),
        ];
    }

    /// <summary>The network that a station has for itself; null where it shares the rig's.</summary>
    public static NetworkConfig? OwnOf(RigConfig rig, string station) => rig.Stations[station] switch
    {
        { Network: { } given } => Alone(rig.Network) with
        {
            Interface = given.Interface,
            Address = given.Address,
            LeaseFrom = given.LeaseFrom ?? Subnet.Parse(given.Address)?.AfterOwn?.ToString(),
            LeaseTo = given.LeaseTo ?? Subnet.Parse(given.Address)?.Last.ToString(),
        },
        { Vlan: { } vlan } => Alone(rig.Network) with
        {
            Interface = VlanDevice(rig.Network.Interface, vlan),
            Address = Moved(rig.Network, rig.Network.Address, vlan) ?? rig.Network.Address,
            LeaseFrom = Moved(rig.Network, rig.Network.LeaseFrom, vlan),
            LeaseTo = Moved(rig.Network, rig.Network.LeaseTo, vlan),
        },
        _ => null,
    };

    /// <summary>The device of a VLAN as Linux names it by default: "eth1.101".</summary>
    internal static string VlanDevice(string trunk, int vlan) => $"{trunk}.{vlan}";

    /// <summary>What the shared segment says of its own addresses is of no other: what is kept, who relays, and the router.</summary>
    private static NetworkConfig Alone(NetworkConfig shared) => shared with
    {
        Reservations = ImmutableDictionary<string, string>.Empty,
        Relayed = [],
        LeaseOptions = shared.LeaseOptions with { Router = null },
    };

    /// <summary>An address as many subnets up as a VLAN's number; null where there is none, or no such address.</summary>
    private static string? Moved(NetworkConfig network, string? address, int vlan) =>
        address?.Split('/') is [var host, .. var prefix] && Ipv4.Parse(host) is { } own && Subnet.Parse(network.Address)?.Up(own, vlan) is { } moved
            ? string.Join('/', [moved.ToString(), .. prefix])
            : null;
}
