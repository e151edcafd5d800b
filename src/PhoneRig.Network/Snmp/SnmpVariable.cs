using System.Collections.Immutable;
using System.Text;

namespace PhoneRig.Network.Snmp;

/// <summary>A variable of an agent with its value.</summary>
/// <param name="Name">Which.</param>
/// <param name="Type">What kind of value.</param>
/// <param name="Number">The value of a number; numbers above what 63 bits hold are cut to that.</param>
/// <param name="Octets">The value of bytes.</param>
/// <param name="Identifier">The value of an identifier.</param>
public sealed record SnmpVariable(Oid Name, SnmpType Type = SnmpType.Null, long Number = 0, ImmutableArray<byte> Octets = default, Oid Identifier = default)
{
    /// <summary>Bytes as text fit for people; null where the value is none.</summary>
    public string? Text => Type == SnmpType.Octets ? PrintableText.Clean(Encoding.UTF8.GetString(Octets.AsSpan())) : null;

    /// <inheritdoc/>
    public bool Equals(SnmpVariable? other) =>
        other is not null && Name == other.Name && Type == other.Type && Number == other.Number && Identifier == other.Identifier
        && (Octets.IsDefault ? [] : Octets).AsSpan().SequenceEqual((other.Octets.IsDefault ? [] : other.Octets).AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Type, Number, Identifier);
}
