namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Stations with a segment of their own: each on an interface and in a subnet that no other has.</summary>
internal sealed class SegmentsCheck : ICheck<RigConfig>
{
    /// <summary>Linux' IFNAMSIZ is 16, with the zero at the end (linux/if.h).</summary>
    private const int LongestInterface = 15;

    /// <summary>Whether a station has a segment of its own, as far as the file was understood.</summary>
    public static bool HasOwn(ReadFile<RigConfig> file, string station) => file.Value.Stations.GetValueOrDefault(station) is { } read
        ? read.Vlan is not null || read.Network is not null
        : file.Root.Keys("stations", station).Any(key => key is "vlan" or "network");

    public void Check(ReadFile<RigConfig> file)
    {
        if (file.Value.Network is not { } network)
        {
            return;
        }

        CheckCircuits(file);
        var taken = new List<(string Name, string Interface, Subnet? Subnet)>();
        if (file.Root.Keys("stations").Any(name => !HasOwn(file, name)))
        {
            taken.Add(("the rig's network", network.Interface, Subnet.Parse(network.Address)));
        }
        else
        {
            CheckNobodyShares(file);
        }

        foreach (var name in file.Root.Keys("stations"))
        {
            switch (file.Value.Stations.GetValueOrDefault(name))
            {
                case { Vlan: not null, Network: not null }:
                    file.AtKey("a station has a VLAN of the rig's interface or a network of its own, not both: leave one out", "stations", name, "network");
                    break;
                case { Vlan: { } vlan }:
                    Take(file, taken, name, "vlan", Segments.VlanDevice(network.Interface, vlan), VlanSubnet(file, network, name, vlan));
                    break;
                case { Network: { } own }:
                    Take(file, taken, name, "network", own.Interface, OwnSubnet(file, name, own));
                    break;
            }
        }
    }

    /// <summary>What the rig's network says of its own addresses is for stations that share it (<see cref="Segments"/>).</summary>
    private static void CheckNobodyShares(ReadFile<RigConfig> file)
    {
        foreach (var place in new string[][] { ["network", "reservations"], ["network", "relayed"], ["network", "lease-options", "router"] })
        {
            if (file.Root.Keys([.. place.SkipLast(1)]).Contains(place[^1]))
            {
                file.AtKey($"every station has a segment of its own, and {place[^1]} is for those that share the rig's network: leave it out", place);
            }
        }
    }

    private static void CheckCircuits(ReadFile<RigConfig> file)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in file.Root.Keys("stations"))
        {
            if (file.Value.Stations.GetValueOrDefault(name)?.Circuit is { } circuit && !taken.TryAdd(circuit, name))
            {
                file.At($"\"{circuit}\" is already the circuit of station {taken[circuit]}: a port has one phone", "stations", name, "circuit");
            }
        }
    }

    private static Subnet? OwnSubnet(ReadFile<RigConfig> file, string name, StationNetworkConfig own)
    {
        if (own.Interface == ConsolePortsCheck.Simulated && !file.Value.Simulated)
        {
            file.At("a simulated network in a real rig: name its interface, such as eth2, or write simulated: true for the rig", "stations", name, "network", "interface");
        }

        return new AddressPlan(file, 1, "stations", name, "network").Check(own.Address, own.LeaseFrom, own.LeaseTo);
    }

    private static Subnet? VlanSubnet(ReadFile<RigConfig> file, NetworkConfig network, string name, int vlan)
    {
        if (Subnet.Parse(network.Address) is not { } subnet)
        {
            return null;
        }

        if (subnet.Up(new Ipv4(subnet.Own.Value | ~subnet.Mask), vlan) is null)
        {
            file.At($"{vlan} subnets up from {subnet} there are no addresses any more: begin lower, such as at 10.70.0.1/24", "stations", name, "vlan");
            return null;
        }

        return subnet with { Own = subnet.Up(subnet.Own, vlan)!.Value };
    }

    private static void Take(ReadFile<RigConfig> file, List<(string Name, string Interface, Subnet? Subnet)> taken, string name, string key, string device, Subnet? subnet)
    {
        string[] place = key == "network" ? ["stations", name, key, "interface"] : ["stations", name, key];
        if (taken.FirstOrDefault(one => one.Interface == device) is { Name: { } other })
        {
            file.At($"{device} is already the interface of {other}: each segment needs one of its own", place);
        }
        else if (device.Length > LongestInterface && !file.Value.Simulated)
        {
            file.At($"\"{device}\" is longer than the {LongestInterface} characters that an interface's name may have: {(key == "vlan" ? "give the adapter a shorter name, or the station a network of its own" : "write its name as \"ip link\" shows it")}", place);
        }
        else if (subnet is { } mine && taken.FirstOrDefault(one => one.Subnet is { } theirs && theirs.Overlaps(mine)) is { Name: { } overlapped, Subnet: { } theirs })
        {
            file.At($"{mine} overlaps {theirs} of {overlapped}: a phone's address must tell its segment", key == "network" ? ["stations", name, key, "address"] : place);
        }

        taken.Add(($"station {name}", device, subnet));
    }
}
