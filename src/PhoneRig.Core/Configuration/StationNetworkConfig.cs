namespace PhoneRig.Core.Configuration;

/// <summary>A segment that one station has for itself, where it is no VLAN of the rig's interface: a network adapter of its own.</summary>
/// <remarks>Who leases and serves, and the call manager that phones are told of, are as the rig's <c>network</c> says.</remarks>
public sealed record StationNetworkConfig
{
    /// <summary>The network interface, such as "eth2".</summary>
    public required string Interface { get; init; }

    /// <summary>The rig's own address and prefix on it, such as 10.70.101.1/24.</summary>
    public required string Address { get; init; }

    /// <summary>First address to lease; the one after the rig's own where null.</summary>
    public string? LeaseFrom { get; init; }

    /// <summary>Last address to lease; the subnet's last where null.</summary>
    public string? LeaseTo { get; init; }
}
