namespace PhoneRig.Core.Configuration;

/// <summary>A user of SNMP version 3: messages are signed, and encrypted by AES-128 (RFC 3414, RFC 3826).</summary>
public sealed record SnmpUserConfig
{
    /// <summary>The user's name.</summary>
    public required string Name { get; init; }

    /// <summary>What signs: "sha" (HMAC-SHA-96) or "sha256" (RFC 7860). Default: sha, which every agent of version 3 has.</summary>
    public SnmpHash Hash { get; init; } = SnmpHash.Sha;

    /// <summary>A file that holds the password, 8 characters or more.</summary>
    public required string PasswordFile { get; init; }

    /// <summary>A file that holds the privacy password; null: it is the same.</summary>
    public string? PrivacyPasswordFile { get; init; }
}
