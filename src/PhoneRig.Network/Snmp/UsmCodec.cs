using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Runtime.InteropServices;
using System.Text;

namespace PhoneRig.Network.Snmp;

/// <summary>Reads and writes version 3 messages in BER. Reading takes any bytes and never throws.</summary>
internal static class UsmCodec
{
    private const int Version = 3;

    /// <summary>The user-based security model (RFC 3411 section 5).</summary>
    private const int Model = 3;

    /// <summary>Reads one.</summary>
    public static bool TryParse(byte[] bytes, [NotNullWhen(true)] out UsmMessage? message)
    {
        message = null;
        if (bytes.Length > SnmpCodec.LongestMessage)
        {
            return false;
        }

        try
        {
            var all = new AsnReader(bytes, AsnEncodingRules.BER).ReadSequence();
            if (!all.TryReadInt32(out var version) || version != Version)
            {
                return false;
            }

            var head = all.ReadSequence();
            if (!head.TryReadInt32(out var id) || !head.TryReadInt32(out _) || head.ReadOctetString() is not [var flags] || !head.TryReadInt32(out var model) || model != Model
                || !all.TryReadPrimitiveOctetString(out var parameters))
            {
                return false;
            }

            var security = new AsnReader(parameters, AsnEncodingRules.BER).ReadSequence();
            var engine = security.ReadOctetString();
            if (!security.TryReadInt32(out var boots) || !security.TryReadInt32(out var time) || boots < 0 || time < 0)
            {
                return false;
            }

            var user = security.ReadOctetString();
            if (!security.TryReadPrimitiveOctetString(out var signature) || !MemoryMarshal.TryGetArray(signature, out var place))
            {
                return false;
            }

            message = new UsmMessage
            {
                Id = id,
                Flags = flags,
                Engine = [.. engine],
                Boots = boots,
                Time = time,
                User = Encoding.UTF8.GetString(user),
                Signature = [.. signature.Span],
                SignatureAt = place.Offset,
                Salt = [.. security.ReadOctetString()],
                Content = (flags & UsmMessage.Encrypted) != 0 ? [.. all.ReadOctetString()] : [.. all.ReadEncodedValue().Span],
            };
            return true;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    /// <summary>Writes one, with the signature that it has.</summary>
    public static byte[] Format(UsmMessage message)
    {
        var security = new AsnWriter(AsnEncodingRules.BER);
        using (security.PushSequence())
        {
            security.WriteOctetString(message.Engine.AsSpan());
            security.WriteInteger(message.Boots);
            security.WriteInteger(message.Time);
            security.WriteOctetString(Encoding.UTF8.GetBytes(message.User));
            security.WriteOctetString(message.Signature.AsSpan());
            security.WriteOctetString(message.Salt.AsSpan());
        }

        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(Version);
            using (writer.PushSequence())
            {
                writer.WriteInteger(message.Id);
                writer.WriteInteger(SnmpCodec.LongestMessage);
                writer.WriteOctetString([message.Flags]);
                writer.WriteInteger(Model);
            }

            writer.WriteOctetString(security.Encode());
            if ((message.Flags & UsmMessage.Encrypted) != 0)
            {
                writer.WriteOctetString(message.Content.AsSpan());
            }
            else
            {
                writer.WriteEncodedValue(message.Content.AsSpan());
            }
        }

        return writer.Encode();
    }

    /// <summary>Reads a message's content (RFC 3412 section 6: contextEngineID, contextName, data). After a decryption what follows it is padding, or it is nonsense.</summary>
    public static bool TryReadContent(ReadOnlyMemory<byte> content, [NotNullWhen(true)] out SnmpMessage? message)
    {
        message = null;
        try
        {
            var scoped = new AsnReader(content, AsnEncodingRules.BER).ReadSequence();
            scoped.ReadOctetString();
            scoped.ReadOctetString();
            return SnmpCodec.TryReadBody(scoped, "", out message);
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    /// <summary>Writes a message's content, in the agent's own context.</summary>
    public static byte[] FormatContent(SnmpMessage message, ImmutableArray<byte> engine)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteOctetString(engine.AsSpan());
            writer.WriteOctetString([]);
            SnmpCodec.WriteBody(writer, message);
        }

        return writer.Encode();
    }
}
