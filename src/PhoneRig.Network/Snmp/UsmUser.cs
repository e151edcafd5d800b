namespace PhoneRig.Network.Snmp;

/// <summary>Who asks by version 3: signed and encrypted by AES-128 (RFC 3826).</summary>
/// <param name="Name">The user's name.</param>
/// <param name="Hash">What signs.</param>
/// <param name="Password">What signatures are made from: 8 characters or more (RFC 3414 section 11.2).</param>
/// <param name="PrivacyPassword">What encryption is made from.</param>
public sealed record UsmUser(string Name, UsmHash Hash, string Password, string PrivacyPassword)
{
    /// <summary>Its name alone: passwords are nobody's to read.</summary>
    public override string ToString() => Name;
}
