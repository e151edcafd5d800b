using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Configuration;

/// <summary>A switch's PoE port or a power strip's outlet that feeds the phone, switched by SNMP: by version 2c with a community, or by version 3 with a user.</summary>
public sealed record SnmpPowerConfig
{
    /// <summary>Its management address.</summary>
    public required string Address { get; init; }

    /// <summary>Its SNMP port. Default: 161 (RFC 3417 section 3).</summary>
    [Range(1, 65535)]
    public int Port { get; init; } = 161;

    /// <summary>Version 2c: the community that lets one write. It travels in the clear.</summary>
    public string? Community { get; init; }

    /// <summary>Version 2c: a file that holds the community.</summary>
    public string? CommunityFile { get; init; }

    /// <summary>Version 3: who asks, signed and encrypted.</summary>
    public SnmpUserConfig? User { get; init; }

    /// <summary>The PoE port of a switch (pethPsePortIndex, RFC 3621).</summary>
    [Range(1, int.MaxValue)]
    public int? PoePort { get; init; }

    /// <summary>The group of the PoE port: the member of a stack. Default: 1.</summary>
    [Range(1, int.MaxValue)]
    public int PoeGroup { get; init; } = 1;

    /// <summary>The outlet of an APC power strip (sPDUOutletCtl).</summary>
    [Range(1, int.MaxValue)]
    public int? ApcOutlet { get; init; }

    /// <summary>Any other variable that switches with a number: 1.3.6.1....</summary>
    public string? Oid { get; init; }

    /// <summary>Its value for on. Default: 1.</summary>
    public int On { get; init; } = 1;

    /// <summary>Its value for off. Default: 2.</summary>
    public int Off { get; init; } = 2;
}
