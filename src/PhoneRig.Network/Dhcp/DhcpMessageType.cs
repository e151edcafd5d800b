namespace PhoneRig.Network.Dhcp;

/// <summary>Option 53 (RFC 2132 section 9.6).</summary>
public enum DhcpMessageType
{
    /// <summary>A client looks for servers.</summary>
    Discover = 1,
    /// <summary>A server offers an address.</summary>
    Offer = 2,
    /// <summary>A client takes an offer, or asks to keep its address.</summary>
    Request = 3,
    /// <summary>A client found its address in use.</summary>
    Decline = 4,
    /// <summary>A server gives the address.</summary>
    Ack = 5,
    /// <summary>A server says that the address is wrong.</summary>
    Nak = 6,
    /// <summary>A client gives its address back.</summary>
    Release = 7,
    /// <summary>A client that has an address asks for the rest.</summary>
    Inform = 8,
}
