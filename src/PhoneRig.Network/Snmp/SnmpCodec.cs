using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Text;

namespace PhoneRig.Network.Snmp;

/// <summary>Reads and writes messages of SNMP version 2c in BER. Reading takes any bytes and never throws.</summary>
public static class SnmpCodec
{
    /// <summary>The longest message that is read: an answer of a switch fits one Ethernet frame or a few fragments.</summary>
    public const int LongestMessage = 16_384;

    /// <summary>Most variables in a message; a walk asks for fewer.</summary>
    public const int MostVariables = 1024;

    /// <summary>version-2c(1) (RFC 1901 section 3).</summary>
    private const int Version = 1;

    /// <summary>Reads one.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out SnmpMessage? message)
    {
        message = null;
        if (bytes.Length > LongestMessage)
        {
            return false;
        }

        try
        {
            // What follows the message in its datagram is padding of some agents.
            var all = new AsnReader(bytes, AsnEncodingRules.BER).ReadSequence();
            if (!all.TryReadInt32(out var version) || version != Version)
            {
                return false;
            }

            return TryReadBody(all, Encoding.Latin1.GetString(all.ReadOctetString()), out message);
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    /// <summary>Writes one.</summary>
    public static byte[] Format(SnmpMessage message)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(Version);
            writer.WriteOctetString(Encoding.Latin1.GetBytes(message.Community));
            WriteBody(writer, message);
        }

        return writer.Encode();
    }

    /// <summary>Reads what a message is about, which versions 2c and 3 wrap in their own ways.</summary>
    /// <exception cref="AsnContentException">It is no BER.</exception>
    internal static bool TryReadBody(AsnReader all, string community, [NotNullWhen(true)] out SnmpMessage? message)
    {
        message = null;
        var tag = all.PeekTag();
        if (tag.TagClass != TagClass.ContextSpecific || !Enum.IsDefined((SnmpOperation)tag.TagValue))
        {
            return false;
        }

        var body = all.ReadSequence(tag);
        if (!body.TryReadInt32(out var id) || !body.TryReadInt32(out var status) || !body.TryReadInt32(out var index))
        {
            return false;
        }

        var list = body.ReadSequence();
        var variables = ImmutableArray.CreateBuilder<SnmpVariable>();
        while (list.HasData)
        {
            if (variables.Count == MostVariables || !TryReadVariable(list.ReadSequence(), out var variable))
            {
                return false;
            }

            variables.Add(variable);
        }

        message = new SnmpMessage(community, (SnmpOperation)tag.TagValue, id, status, index, variables.ToImmutable());
        return true;
    }

    /// <summary>Writes what a message is about.</summary>
    internal static void WriteBody(AsnWriter writer, SnmpMessage message)
    {
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, (int)message.Operation, isConstructed: true)))
        {
            writer.WriteInteger(message.RequestId);
            writer.WriteInteger(message.Status);
            writer.WriteInteger(message.Index);
            using (writer.PushSequence())
            {
                foreach (var variable in message.Variables)
                {
                    Write(writer, variable);
                }
            }
        }
    }

    private static void Write(AsnWriter writer, SnmpVariable variable)
    {
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(OidCodec.Format(variable.Name));
            switch (variable.Type)
            {
                case SnmpType.Number:
                    writer.WriteInteger(variable.Number);
                    break;
                case SnmpType.Octets:
                    writer.WriteOctetString(variable.Octets.AsSpan());
                    break;
                case SnmpType.Identifier:
                    writer.WriteEncodedValue(OidCodec.Format(variable.Identifier));
                    break;
                case SnmpType.Missing:
                    writer.WriteNull(new Asn1Tag(TagClass.ContextSpecific, 0));
                    break;
                case SnmpType.EndOfView:
                    writer.WriteNull(new Asn1Tag(TagClass.ContextSpecific, 2));
                    break;
                default:
                    writer.WriteNull();
                    break;
            }
        }
    }

    private static bool TryReadVariable(AsnReader pair, [NotNullWhen(true)] out SnmpVariable? variable)
    {
        variable = null;
        if (!OidCodec.TryRead(pair, out var name))
        {
            return false;
        }

        var tag = pair.PeekTag();
        variable = (tag.TagClass, tag.TagValue) switch
        {
            (TagClass.Universal, (int)UniversalTagNumber.Null) => Empty(pair, tag, new SnmpVariable(name)),
            (TagClass.Universal, (int)UniversalTagNumber.Integer) => Number(pair, tag, name),
            (TagClass.Universal, (int)UniversalTagNumber.OctetString) => Octets(pair, tag, name),
            (TagClass.Universal, (int)UniversalTagNumber.ObjectIdentifier) => OidCodec.TryRead(pair, out var value) ? new SnmpVariable(name, SnmpType.Identifier, Identifier: value) : null,
            // IpAddress and Opaque; Counter32, Gauge32, TimeTicks and Counter64 (RFC 2578 section 7.1).
            (TagClass.Application, 0 or 4) => Octets(pair, tag, name),
            (TagClass.Application, 1 or 2 or 3 or 6) => Number(pair, tag, name),
            // noSuchObject, noSuchInstance, endOfMibView (RFC 3416 section 3).
            (TagClass.ContextSpecific, 0 or 1) => Empty(pair, tag, new SnmpVariable(name, SnmpType.Missing)),
            (TagClass.ContextSpecific, 2) => Empty(pair, tag, new SnmpVariable(name, SnmpType.EndOfView)),
            _ => null,
        };
        return variable is not null;
    }

    private static SnmpVariable Empty(AsnReader pair, Asn1Tag tag, SnmpVariable variable)
    {
        pair.ReadNull(tag);
        return variable;
    }

    private static SnmpVariable Number(AsnReader pair, Asn1Tag tag, Oid name) =>
        new(name, SnmpType.Number, pair.TryReadInt64(out var number, tag) ? number : Beyond(pair, tag));

    // Only a Counter64 in its upper half, or nonsense, is longer.
    private static long Beyond(AsnReader pair, Asn1Tag tag)
    {
        pair.ReadIntegerBytes(tag);
        return long.MaxValue;
    }

    private static SnmpVariable Octets(AsnReader pair, Asn1Tag tag, Oid name) => new(name, SnmpType.Octets, Octets: [.. pair.ReadOctetString(tag)]);
}
