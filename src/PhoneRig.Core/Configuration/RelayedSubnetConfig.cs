namespace PhoneRig.Core.Configuration;

/// <summary>A subnet whose phones reach the rig's DHCP server through a relay.</summary>
public sealed record RelayedSubnetConfig
{
    /// <summary>The subnet, such as 10.80.0.0/24. A relay is known by an address in it.</summary>
    public required string Subnet { get; init; }

    /// <summary>First address to lease.</summary>
    public required string LeaseFrom { get; init; }

    /// <summary>Last address to lease.</summary>
    public required string LeaseTo { get; init; }

    /// <summary>The subnet's router.</summary>
    public required string Router { get; init; }
}
