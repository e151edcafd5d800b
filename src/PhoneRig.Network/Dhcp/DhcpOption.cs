namespace PhoneRig.Network.Dhcp;

/// <summary>The option codes that the rig reads or writes (RFC 2132; 82: RFC 3046; 150: RFC 5859).</summary>
public static class DhcpOption
{
    /// <summary>Filler between options.</summary>
    public const byte Pad = 0;
    /// <summary>Subnet mask.</summary>
    public const byte SubnetMask = 1;
    /// <summary>Routers.</summary>
    public const byte Router = 3;
    /// <summary>Name servers.</summary>
    public const byte DomainNameServer = 6;
    /// <summary>Domain name.</summary>
    public const byte DomainName = 15;
    /// <summary>ARP cache timeout, seconds; phones ask for it (facts 8).</summary>
    public const byte ArpCacheTimeout = 35;
    /// <summary>Time servers (NTP).</summary>
    public const byte TimeServer = 42;
    /// <summary>The address a client would like.</summary>
    public const byte RequestedAddress = 50;
    /// <summary>Lease time, seconds.</summary>
    public const byte LeaseTime = 51;
    /// <summary>Options go on in the file or sname field.</summary>
    public const byte Overload = 52;
    /// <summary>Message type.</summary>
    public const byte MessageType = 53;
    /// <summary>The server that is meant, or that answers.</summary>
    public const byte ServerIdentifier = 54;
    /// <summary>The options that a client wants, in its order.</summary>
    public const byte RequestedOptions = 55;
    /// <summary>Text of a NAK.</summary>
    public const byte Message = 56;
    /// <summary>The longest message that a client takes, with its IP and UDP headers.</summary>
    public const byte LongestMessage = 57;
    /// <summary>Renewal time T1, seconds.</summary>
    public const byte RenewalTime = 58;
    /// <summary>Rebinding time T2, seconds.</summary>
    public const byte RebindingTime = 59;
    /// <summary>Vendor class: what the client is.</summary>
    public const byte VendorClass = 60;
    /// <summary>Client identifier.</summary>
    public const byte ClientIdentifier = 61;
    /// <summary>TFTP server as text.</summary>
    public const byte TftpServerName = 66;
    /// <summary>Boot file as text.</summary>
    public const byte BootFileName = 67;
    /// <summary>What a relay says of where the client is (RFC 3046).</summary>
    public const byte RelayInformation = 82;
    /// <summary>TFTP servers as addresses.</summary>
    public const byte TftpServerAddress = 150;
    /// <summary>Nothing follows.</summary>
    public const byte End = 255;
}
