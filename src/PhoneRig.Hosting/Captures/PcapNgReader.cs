using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PhoneRig.Hosting.Captures;

/// <summary>Reads pcapng files: ours, and those of little-endian machines with Ethernet frames. Any bytes will do; what cannot be read is told, never thrown.</summary>
internal static class PcapNgReader
{
    // A timestamp unit of 10^-6 s where an interface does not say (pcapng section 4.2).
    private const byte Microseconds = 6;

    /// <summary>Reads as far as it can be read.</summary>
    public static CaptureContents Read(ReadOnlyMemory<byte> bytes)
    {
        var found = ImmutableArray.CreateBuilder<CapturedDatagram>();
        DateTimeOffset? began = null;
        var resolution = Microseconds;
        var position = 0;
        while (position < bytes.Length)
        {
            var rest = bytes.Span[position..];
            if (rest.Length < 12 || BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]) is var length && (length < 12 || length % 4 != 0 || length > (uint)rest.Length))
            {
                return End(position == 0 ? "it is no pcapng file" : $"it ends in the middle of a block at byte {position}");
            }

            var body = bytes.Slice(position + 8, (int)length - 12);
            switch (BinaryPrimitives.ReadUInt32LittleEndian(rest))
            {
                case PcapNg.SectionHeader when body.Length < 16 || BinaryPrimitives.ReadUInt32LittleEndian(body.Span) != PcapNg.ByteOrderMagic:
                    return End("it is no pcapng file of a little-endian machine");
                case PcapNg.SectionHeader:
                    began ??= BeganOf(body.Span[16..]);
                    break;
                case var _ when position == 0:
                    return End("it is no pcapng file");
                case PcapNg.InterfaceDescription when body.Length >= 8 && BinaryPrimitives.ReadUInt16LittleEndian(body.Span) != PcapNg.Ethernet:
                    return End("its packets are no Ethernet frames");
                case PcapNg.InterfaceDescription when body.Length >= 8:
                    resolution = ResolutionOf(body.Span[8..]);
                    break;
                case PcapNg.EnhancedPacket when body.Length >= 20:
                    Take(body);
                    break;
            }

            position += (int)length;
        }

        return End(null);

        void Take(ReadOnlyMemory<byte> packet)
        {
            var head = packet.Span;
            var units = ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) << 32) | BinaryPrimitives.ReadUInt32LittleEndian(head[8..]);
            var kept = BinaryPrimitives.ReadUInt32LittleEndian(head[12..]);
            if (kept <= (uint)(packet.Length - 20) && MomentOf(units, resolution) is { } at)
            {
                began ??= at;
                if (Frame.Read(at - began.Value, packet.Slice(20, (int)kept)) is { } datagram)
                {
                    found.Add(datagram);
                }
            }
        }

        CaptureContents End(string? problem) => new(began ?? DateTimeOffset.UnixEpoch, found.DrainToImmutable(), problem);
    }

    private static DateTimeOffset? MomentOf(ulong units, byte resolution)
    {
        var seconds = units / Math.Pow(10, resolution);

        // Exact where it is ours; a double has no room for it.
        return resolution == PcapNg.Ticks && units < (ulong)(DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks
            ? DateTimeOffset.UnixEpoch.AddTicks((long)units)
            : seconds < (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).TotalSeconds - 1 ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;
    }

    private static DateTimeOffset? BeganOf(ReadOnlySpan<byte> options)
    {
        var comment = Encoding.UTF8.GetString(Option(options, PcapNg.CommentOption));
        var at = comment.IndexOf(PcapNg.UptimeZero, StringComparison.Ordinal);
        var text = at < 0 ? "" : comment[(at + PcapNg.UptimeZero.Length)..].Split(". ")[0];
        return DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var began) ? began : null;
    }

    private static byte ResolutionOf(ReadOnlySpan<byte> options) =>
        Option(options, PcapNg.TimeResolutionOption) is [var value, ..] && value <= 9 ? value : Microseconds;

    private static ReadOnlySpan<byte> Option(ReadOnlySpan<byte> options, ushort wanted)
    {
        while (options.Length >= 4)
        {
            var (code, length) = (BinaryPrimitives.ReadUInt16LittleEndian(options), BinaryPrimitives.ReadUInt16LittleEndian(options[2..]));
            var padded = (length + 3) & ~3;
            if (code == 0 || 4 + padded > options.Length)
            {
                break;
            }

            if (code == wanted)
            {
                return options.Slice(4, length);
            }

            options = options[(4 + padded)..];
        }

        return [];
    }
}
