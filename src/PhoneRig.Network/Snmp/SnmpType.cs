namespace PhoneRig.Network.Snmp;

/// <summary>What kind of value a variable has (RFC 2578 section 7.1, RFC 3416 section 3).</summary>
public enum SnmpType
{
    /// <summary>None: as in a request.</summary>
    Null,
    /// <summary>A number: INTEGER, Counter32, Gauge32, TimeTicks, Counter64.</summary>
    Number,
    /// <summary>Bytes: OCTET STRING, IpAddress, Opaque.</summary>
    Octets,
    /// <summary>An object identifier.</summary>
    Identifier,
    /// <summary>The agent has no such object, or no such instance of it.</summary>
    Missing,
    /// <summary>The agent has nothing further down.</summary>
    EndOfView,
}
