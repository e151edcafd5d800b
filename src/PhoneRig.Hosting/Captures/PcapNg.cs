namespace PhoneRig.Hosting.Captures;

/// <summary>The numbers of a pcapng file that <see cref="PcapNgWriter"/> and <see cref="PcapNgReader"/> share (draft-ietf-opsawg-pcapng).</summary>
internal static class PcapNg
{
    public const uint SectionHeader = 0x0A0D0D0A;
    public const uint InterfaceDescription = 1;
    public const uint EnhancedPacket = 6;

    /// <summary>As a little-endian writer has it.</summary>
    public const uint ByteOrderMagic = 0x1A2B3C4D;

    /// <summary>LINKTYPE_ETHERNET.</summary>
    public const ushort Ethernet = 1;

    public const ushort CommentOption = 1;
    public const ushort ApplicationOption = 4;
    public const ushort InterfaceNameOption = 2;
    public const ushort InterfaceDescriptionOption = 3;
    public const ushort TimeResolutionOption = 9;

    /// <summary>Timestamps count units of 10^-7 s, as ticks do.</summary>
    public const byte Ticks = 7;

    /// <summary>Before the wall clock at which the capture's uptimes are zero, in the section's comment.</summary>
    public const string UptimeZero = "uptime 0 is ";
}
