namespace PhoneRig.Network.Snmp;

/// <summary>What signs a version 3 message.</summary>
public enum UsmHash
{
    /// <summary>HMAC-SHA-96 (RFC 3414 section 7).</summary>
    Sha,
    /// <summary>HMAC-192-SHA-256 (RFC 7860).</summary>
    Sha256,
}
