namespace PhoneRig.Network.Cdp;

/// <summary>What a CDP frame says; what it does not say is null.</summary>
/// <param name="Mac">Who sent it, as the timeline writes it.</param>
/// <param name="Device">Device id (type 1): "SEP001B2C3D4E5F".</param>
public sealed record CdpAnnouncement(string Mac, string Device)
{
    /// <summary>Its IPv4 address (type 2).</summary>
    public string? Address { get; init; }

    /// <summary>Port id (type 3): "Port 1".</summary>
    public string? Port { get; init; }

    /// <summary>Capabilities (type 4), a bit each; 0x90 of a phone: host, phone.</summary>
    public int? Capabilities { get; init; }

    /// <summary>Software version (type 5): a load's name, "TERM70_LOAD".</summary>
    public string? Version { get; init; }

    /// <summary>Platform (type 6): "Cisco IP Phone 7970".</summary>
    public string? Platform { get; init; }

    /// <summary>Power that it draws (type 0x10), in milliwatts.</summary>
    public int? Milliwatts { get; init; }

    /// <summary>Power that it asks for (type 0x19), in milliwatts.</summary>
    public int? RequestedMilliwatts { get; init; }
}
