namespace PhoneRig.Core.Attribution;

/// <summary>How the rig knows whose a packet is (design section 8), the best first.</summary>
public enum AttributedBy
{
    /// <summary>It came in on a segment that one station has for itself.</summary>
    OwnSegment,
    /// <summary>The switch or relay that passed it on named the port (DHCP option 82, RFC 3046), and the rig file says whose that is.</summary>
    Circuit,
    /// <summary>The rig file gives its hardware address to a station.</summary>
    ConfiguredMac,
    /// <summary>A person read its hardware address off the phone that stands there.</summary>
    ScannedMac,
    /// <summary>The switch has its hardware address on a station's port.</summary>
    SwitchPort,
    /// <summary>It was heard first right after the one station was fed whose phone could be it.</summary>
    PowerOn,
    /// <summary>Every other station's hardware address is known, and it is none of theirs.</summary>
    OnlyUnknown,
    /// <summary>It is nobody's that we know.</summary>
    Nothing,
}
