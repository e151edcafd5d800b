using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PhoneRig.Network.Tftp;

/// <summary>Reads and writes TFTP packets (RFC 1350, 2347). Reading never throws.</summary>
public static class TftpCodec
{
    /// <summary>Operation and block number before the bytes of a DATA packet.</summary>
    public const int DataHeaderSize = 4;

    private const ushort Read = 1;
    private const ushort Write = 2;
    private const ushort Data = 3;
    private const ushort Ack = 4;
    private const ushort Error = 5;
    private const ushort OptionAck = 6;

    /// <summary>Reads a packet.</summary>
    /// <returns>False for bytes that are none; <paramref name="rejection"/> says why.</returns>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out TftpPacket? packet, out TftpRejection rejection)
    {
        packet = null;
        rejection = TftpRejection.TooShort;
        if (bytes.Length < 2)
        {
            return false;
        }

        var operation = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        rejection = operation switch
        {
            Read or Write => ParseRequest(operation == Write, bytes[2..], out packet),
            Data or Ack or Error when bytes.Length < DataHeaderSize => TftpRejection.TooShort,
            Data => Found(new TftpData(BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]), bytes[DataHeaderSize..].ToArray()), out packet),
            Ack => Found(new TftpAck(BinaryPrimitives.ReadUInt16BigEndian(bytes[2..])), out packet),
            Error => ParseError(bytes[2..], out packet),
            OptionAck => ParseOptionAck(bytes[2..], out packet),
            _ => TftpRejection.UnknownOperation,
        };
        return packet is not null;
    }

    /// <summary>Writes a packet.</summary>
    public static byte[] Format(TftpPacket packet)
    {
        var bytes = new List<byte>();
        switch (packet)
        {
            case TftpRequest request:
                AddNumber(bytes, request.IsWrite ? Write : Read);
                AddText(bytes, request.File);
                AddText(bytes, request.Mode);
                AddOptions(bytes, request.Options);
                break;
            case TftpData data:
                AddNumber(bytes, Data);
                AddNumber(bytes, data.Block);
                bytes.AddRange(data.Content.Span);
                break;
            case TftpAck ack:
                AddNumber(bytes, Ack);
                AddNumber(bytes, ack.Block);
                break;
            case TftpError error:
                AddNumber(bytes, Error);
                AddNumber(bytes, (ushort)error.Code);
                AddText(bytes, error.Message);
                break;
            case TftpOptionAck oack:
                AddNumber(bytes, OptionAck);
                AddOptions(bytes, oack.Options);
                break;
        }

        return [.. bytes];
    }

    /// <summary>Reads an ACK without an allocation; false for every other packet.</summary>
    public static bool TryParseAck(ReadOnlySpan<byte> bytes, out ushort block)
    {
        var found = bytes.Length >= DataHeaderSize && BinaryPrimitives.ReadUInt16BigEndian(bytes) == Ack;
        block = found ? BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]) : (ushort)0;
        return found;
    }

    /// <summary>Writes what comes before the bytes of a DATA packet, without an allocation.</summary>
    /// <exception cref="ArgumentException">It does not fit.</exception>
    public static void FormatDataHeader(Span<byte> into, ushort block)
    {
        BinaryPrimitives.WriteUInt16BigEndian(into, Data);
        BinaryPrimitives.WriteUInt16BigEndian(into[2..], block);
    }

    private static TftpRejection Found(TftpPacket found, out TftpPacket? packet)
    {
        packet = found;
        return TftpRejection.None;
    }

    private static TftpRejection ParseRequest(bool isWrite, ReadOnlySpan<byte> rest, out TftpPacket? packet)
    {
        packet = null;
        if (!TakeText(ref rest, out var file) || !TakeText(ref rest, out var mode))
        {
            return TftpRejection.TextNotTerminated;
        }

        var rejection = ParseOptions(rest, out var options);
        return rejection == TftpRejection.None ? Found(new TftpRequest(isWrite, file, mode, options), out packet) : rejection;
    }

    private static TftpRejection ParseOptionAck(ReadOnlySpan<byte> rest, out TftpPacket? packet)
    {
        packet = null;
        var rejection = ParseOptions(rest, out var options);
        return rejection == TftpRejection.None ? Found(new TftpOptionAck(options), out packet) : rejection;
    }

    /// <summary>The text of an error may miss its NUL: it is the end of a packet that ends a transfer, and not worth a quarrel.</summary>
    private static TftpRejection ParseError(ReadOnlySpan<byte> rest, out TftpPacket? packet)
    {
        var code = (TftpErrorCode)BinaryPrimitives.ReadUInt16BigEndian(rest);
        rest = rest[2..];
        var end = rest.IndexOf((byte)0);
        return Found(new TftpError(code, Encoding.Latin1.GetString(end < 0 ? rest : rest[..end])), out packet);
    }

    private static TftpRejection ParseOptions(ReadOnlySpan<byte> rest, out ImmutableArray<TftpOption> options)
    {
        var found = ImmutableArray.CreateBuilder<TftpOption>();
        options = [];
        while (!rest.IsEmpty)
        {
            if (!TakeText(ref rest, out var name))
            {
                return TftpRejection.TextNotTerminated;
            }

            if (rest.IsEmpty)
            {
                return TftpRejection.OptionWithoutValue;
            }

            if (!TakeText(ref rest, out var value))
            {
                return TftpRejection.TextNotTerminated;
            }

            found.Add(new TftpOption(name, value));
        }

        options = found.ToImmutable();
        return TftpRejection.None;
    }

    private static bool TakeText(ref ReadOnlySpan<byte> rest, out string text)
    {
        var end = rest.IndexOf((byte)0);
        if (end < 0)
        {
            text = "";
            return false;
        }

        text = Encoding.Latin1.GetString(rest[..end]);
        rest = rest[(end + 1)..];
        return true;
    }

    private static void AddNumber(List<byte> bytes, ushort value)
    {
        bytes.Add((byte)(value >> 8));
        bytes.Add((byte)(value & 0xFF));
    }

    private static void AddText(List<byte> bytes, string text)
    {
        bytes.AddRange(Encoding.Latin1.GetBytes(text));
        bytes.Add(0);
    }

    private static void AddOptions(List<byte> bytes, ImmutableArray<TftpOption> options)
    {
        foreach (var option in options)
        {
            AddText(bytes, option.Name);
            AddText(bytes, option.Value);
        }
    }
}
