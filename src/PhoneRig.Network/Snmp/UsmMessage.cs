using System.Collections.Immutable;

namespace PhoneRig.Network.Snmp;

/// <summary>A message of SNMP version 3 with the user-based security model (RFC 3412 section 6, RFC 3414 section 2.4), its content still sealed.</summary>
internal sealed record UsmMessage
{
    /// <summary>msgFlags: it is signed.</summary>
    public const byte Signed = 1;

    /// <summary>msgFlags: it is encrypted.</summary>
    public const byte Encrypted = 2;

    /// <summary>msgFlags: a report is wanted where it cannot be taken.</summary>
    public const byte Reportable = 4;

    /// <summary>Tells answers apart.</summary>
    public required int Id { get; init; }

    /// <summary>What is done to it.</summary>
    public required byte Flags { get; init; }

    /// <summary>The agent's engine; empty while it is not known.</summary>
    public ImmutableArray<byte> Engine { get; init; } = [];

    /// <summary>How often the engine started.</summary>
    public int Boots { get; init; }

    /// <summary>Seconds since it did.</summary>
    public int Time { get; init; }

    /// <summary>Who asks.</summary>
    public string User { get; init; } = "";

    /// <summary>The signature.</summary>
    public ImmutableArray<byte> Signature { get; init; } = [];

    /// <summary>The salt of its encryption: eight bytes, or none.</summary>
    public ImmutableArray<byte> Salt { get; init; } = [];

    /// <summary>The content: a scoped message, or its ciphertext.</summary>
    public required ImmutableArray<byte> Content { get; init; }

    /// <summary>Where in the message the signature begins; of a read message.</summary>
    public int SignatureAt { get; init; }
}
