namespace PhoneRig.Core.Configuration;

/// <summary>What signs a message of SNMP version 3.</summary>
public enum SnmpHash
{
    /// <summary>HMAC-SHA-96 (RFC 3414).</summary>
    Sha,
    /// <summary>HMAC-192-SHA-256 (RFC 7860).</summary>
    Sha256,
}
