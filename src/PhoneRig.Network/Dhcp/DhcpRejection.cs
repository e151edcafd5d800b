namespace PhoneRig.Network.Dhcp;

/// <summary>Why bytes are not a DHCP message.</summary>
public enum DhcpRejection
{
    /// <summary>They are one.</summary>
    None,
    /// <summary>Shorter than the fixed part and its cookie: 240 bytes (RFC 2131 section 2).</summary>
    TooShort,
    /// <summary>Neither a request (1) nor a reply (2).</summary>
    UnknownOperation,
    /// <summary>The hardware address is longer than its field of 16 bytes.</summary>
    HardwareAddressTooLong,
    /// <summary>No magic cookie: plain BOOTP (RFC 2131 section 3).</summary>
    NoMagicCookie,
    /// <summary>An option says that it is longer than the packet.</summary>
    OptionRunsPastTheEnd,
    /// <summary>An option of fixed length has another one.</summary>
    OptionOfWrongLength,
    /// <summary>No message type, or an unknown one: plain BOOTP (RFC 2131 section 3).</summary>
    NoMessageType,
}
