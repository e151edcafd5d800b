using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>The network segment that the phones are on. Only the rig serves it, unless a service is said to be external.</summary>
public sealed record NetworkConfig
{
    /// <summary>The network interface, such as "eth1"; "simulated" in a simulated rig.</summary>
    public required string Interface { get; init; }

    /// <summary>The rig's own address and prefix on it, such as 10.70.0.1/24. Every service is at this address.</summary>
    public required string Address { get; init; }

    /// <summary>First address to lease; null only where another server leases.</summary>
    public string? LeaseFrom { get; init; }

    /// <summary>Last address to lease; null only where another server leases.</summary>
    public string? LeaseTo { get; init; }

    /// <summary>Whom the rig's own DHCP answers.</summary>
    public DhcpAudience Answer { get; init; } = DhcpAudience.Phones;

    /// <summary>Addresses that are kept: the hardware address of each phone to its own.</summary>
    public ImmutableDictionary<string, string> Reservations { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What else phones are told with their lease.</summary>
    public LeaseOptionsConfig LeaseOptions { get; init; } = new();

    /// <summary>Subnets behind relays. Where there are none, what a relay passes on is not answered.</summary>
    public ImmutableArray<RelayedSubnetConfig> Relayed { get; init; } = [];

    /// <summary>The call manager that phones are told of; the rig's own address where null.</summary>
    public string? CallManager { get; init; }

    /// <summary>Who leases addresses to phones.</summary>
    public ServiceKind Dhcp { get; init; } = ServiceKind.BuiltIn;

    /// <summary>Who serves firmware and configurations to phones.</summary>
    public ServiceKind Tftp { get; init; } = ServiceKind.BuiltIn;

    /// <summary>The site's TFTP server, which the rig's own DHCP names to phones; only where <see cref="Tftp"/> is external and <see cref="Dhcp"/> is not.</summary>
    public string? TftpServer { get; init; }
}
