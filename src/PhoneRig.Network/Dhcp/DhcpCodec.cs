using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;

namespace PhoneRig.Network.Dhcp;

/// <summary>Reads and writes DHCP messages (RFC 2131, options RFC 2132, long options RFC 3396). Reading never throws.</summary>
public static class DhcpCodec
{
    // Offsets and sizes: RFC 2131 figure 1.
    internal const int ChaddrSize = 16;
    internal const int SnameSize = 64;
    internal const int FileSize = 128;
    internal const int OptionsAt = 240;
    internal const ushort BroadcastFlag = 0x8000;
    private const int ChaddrAt = 28;
    private const int SnameAt = 44;
    private const int FileAt = 108;
    private const int CookieAt = 236;

    internal static ReadOnlySpan<byte> Cookie => [99, 130, 83, 99];

    /// <summary>Reads a message.</summary>
    /// <returns>False for bytes that are none; <paramref name="rejection"/> says why.</returns>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out DhcpPacket? packet, out DhcpRejection rejection)
    {
        packet = null;
        rejection = CheckHeader(bytes);
        if (rejection != DhcpRejection.None)
        {
            return false;
        }

        var options = new DhcpOptions();
        rejection = ReadAllOptions(bytes, options, out var fileHasOptions, out var snameHasOptions);
        if (rejection != DhcpRejection.None)
        {
            return false;
        }

        if (options.Find(DhcpOption.MessageType) is not { Length: 1 } type || type.Span[0] is < 1 or > 8)
        {
            rejection = DhcpRejection.NoMessageType;
            return false;
        }

        packet = new DhcpPacket
        {
            IsReply = bytes[0] == 2,
            Type = (DhcpMessageType)type.Span[0],
            HardwareType = bytes[1],
            Hops = bytes[3],
            TransactionId = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]),
            Seconds = BinaryPrimitives.ReadUInt16BigEndian(bytes[8..]),
            Broadcast = (BinaryPrimitives.ReadUInt16BigEndian(bytes[10..]) & BroadcastFlag) != 0,
            ClientAddress = new IPAddress(bytes.Slice(12, 4)),
            YourAddress = new IPAddress(bytes.Slice(16, 4)),
            ServerAddress = new IPAddress(bytes.Slice(20, 4)),
            RelayAddress = new IPAddress(bytes.Slice(24, 4)),
            ClientMac = MacText.Format(bytes.Slice(ChaddrAt, bytes[2])),
            ServerName = snameHasOptions ? "" : TextOf(bytes.Slice(SnameAt, SnameSize)),
            BootFile = fileHasOptions ? "" : TextOf(bytes.Slice(FileAt, FileSize)),
            Options = Without(options, DhcpOption.MessageType, DhcpOption.Overload),
        };
        return true;
    }

    /// <summary>Writes a message, padded to 300 bytes, with every option in the options field.</summary>
    /// <exception cref="ArgumentException">A text or the hardware address is longer than its field.</exception>
    public static byte[] Write(DhcpPacket packet) => DhcpWriter.Write(packet, int.MaxValue);

    /// <summary>
    /// Writes a message of at most so many bytes. Options that the options field has no room for go on in the file and sname fields, whose
    /// text gives way (option 52, RFC 2132 section 9.3); those that find no room there either are left out, the last ones first.
    /// </summary>
    /// <param name="packet">The message.</param>
    /// <param name="most">Bytes of the UDP payload; <see cref="DhcpPacket.LongestReply"/> says how many a client takes.</param>
    /// <exception cref="ArgumentException">A text or the hardware address is longer than its field.</exception>
    public static byte[] Write(DhcpPacket packet, int most) => DhcpWriter.Write(packet, most);

    private static DhcpRejection CheckHeader(ReadOnlySpan<byte> bytes) => bytes switch
    {
        { Length: < OptionsAt } => DhcpRejection.TooShort,
        [not (1 or 2), ..] => DhcpRejection.UnknownOperation,
        [_, _, > ChaddrSize, ..] => DhcpRejection.HardwareAddressTooLong,
        _ => bytes.Slice(CookieAt, Cookie.Length).SequenceEqual(Cookie) ? DhcpRejection.None : DhcpRejection.NoMagicCookie,
    };

    /// <summary>The options field, then file, then sname, as far as option 52 says that they carry options (RFC 3396 section 5).</summary>
    private static DhcpRejection ReadAllOptions(ReadOnlySpan<byte> bytes, DhcpOptions options, out bool fileHasOptions, out bool snameHasOptions)
    {
        fileHasOptions = snameHasOptions = false;
        var rejection = ReadOptions(bytes[OptionsAt..], options);
        if (rejection != DhcpRejection.None)
        {
            return rejection;
        }

        if (options.Find(DhcpOption.Overload) is { } overload)
        {
            if (overload.Length != 1)
            {
                return DhcpRejection.OptionOfWrongLength;
            }

            fileHasOptions = (overload.Span[0] & 1) != 0;
            snameHasOptions = (overload.Span[0] & 2) != 0;
        }

        if (fileHasOptions)
        {
            rejection = ReadOptions(bytes.Slice(FileAt, FileSize), options);
        }

        if (snameHasOptions && rejection == DhcpRejection.None)
        {
            rejection = ReadOptions(bytes.Slice(SnameAt, SnameSize), options);
        }

        return rejection != DhcpRejection.None ? rejection : CheckLengths(options);
    }

    /// <summary>A missing end option is forgiven: the field's own end ends it.</summary>
    private static DhcpRejection ReadOptions(ReadOnlySpan<byte> field, DhcpOptions options)
    {
        while (!field.IsEmpty && field[0] != DhcpOption.End)
        {
            if (field[0] == DhcpOption.Pad)
            {
                field = field[1..];
                continue;
            }

            if (field.Length < 2 || field.Length < 2 + field[1])
            {
                return DhcpRejection.OptionRunsPastTheEnd;
            }

            options.Add(field[0], field.Slice(2, field[1]));
            field = field[(2 + field[1])..];
        }

        return DhcpRejection.None;
    }

    private static DhcpRejection CheckLengths(DhcpOptions options)
    {
        ReadOnlySpan<byte> addresses = [DhcpOption.RequestedAddress, DhcpOption.ServerIdentifier];
        foreach (var code in addresses)
        {
            if (options.Find(code) is { Length: not 4 })
            {
                return DhcpRejection.OptionOfWrongLength;
            }
        }

        return DhcpRejection.None;
    }

    private static DhcpOptions Without(DhcpOptions options, byte first, byte second)
    {
        var rest = new DhcpOptions();
        foreach (var (code, value) in options)
        {
            if (code != first && code != second)
            {
                rest.Add(code, value.Span);
            }
        }

        return rest;
    }

    private static string TextOf(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? field : field[..end]);
    }
}
