namespace PhoneRig.Hosting.Stations;

/// <summary>How the rig knows whose a packet is (design section 8).</summary>
internal enum AttributedBy
{
    /// <summary>It is nobody's that we know.</summary>
    Nothing,
    /// <summary>The rig file gives its hardware address to a station.</summary>
    ConfiguredMac,
    /// <summary>Every other station's hardware address is known, and it is none of theirs.</summary>
    OnlyUnknown,
}
