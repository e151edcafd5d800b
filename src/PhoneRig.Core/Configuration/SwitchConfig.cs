using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Configuration;

/// <summary>The managed switch that the phones are plugged into, read by SNMP version 2c. Nothing is ever set on it.</summary>
public sealed record SwitchConfig
{
    /// <summary>Its management address.</summary>
    public required string Address { get; init; }

    /// <summary>Its SNMP port. Default: 161 (RFC 3417 section 3).</summary>
    [Range(1, 65535)]
    public int SnmpPort { get; init; } = 161;

    /// <summary>The community that lets one read.</summary>
    public required string Community { get; init; }

    /// <summary>How often it is read while the rig is owned. Default: 30 s (our choice: twenty small datagrams each time, and a switch forgets an address after 300 s, IEEE 802.1D).</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Each station's port, by the name that the switch gives it (ifName) or its administrator (ifAlias): Gi0/1.</summary>
    public required ImmutableDictionary<string, string> Ports { get; init; }
}
