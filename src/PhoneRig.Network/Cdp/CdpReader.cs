using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace PhoneRig.Network.Cdp;

/// <summary>
/// Reads frames of the Cisco Discovery Protocol: Ethernet with a length, LLC and SNAP (OUI 00-00-0C, protocol 2000), then version, time to live, checksum and elements of
/// type, length and value, all big-endian (as public dissectors of the protocol have them: Wireshark packet-cdp). Never throws on any bytes.
/// </summary>
public static class CdpReader
{
    /// <summary>Where CDP is sent to.</summary>
    private static ReadOnlySpan<byte> Everybody => [0x01, 0x00, 0x0C, 0xCC, 0xCC, 0xCC];

    /// <summary>LLC for SNAP, the OUI, the protocol.</summary>
    private static ReadOnlySpan<byte> Snap => [0xAA, 0xAA, 0x03, 0x00, 0x00, 0x0C, 0x20, 0x00];

    private const int SourceAt = 6;
    private const int LengthAt = 12;
    private const int SnapAt = 14;
    private const int BodyAt = 22;

    /// <summary>Elements that are looked at; a phone sends about ten.</summary>
    private const int MostElements = 64;

    /// <summary>Whether a frame is CDP at all, by its addresses and protocol.</summary>
    public static bool IsCdp(ReadOnlySpan<byte> frame) => frame.Length >= BodyAt && frame.StartsWith(Everybody) && frame[SnapAt..].StartsWith(Snap);

    /// <summary>Reads a frame.</summary>
    /// <param name="frame">The frame, with or without padding at its end, without its check sequence.</param>
    /// <param name="announcement">What it says.</param>
    /// <param name="problem">What is wrong with it; null for nothing, or where it is no CDP.</param>
    public static bool TryRead(ReadOnlySpan<byte> frame, out CdpAnnouncement announcement, out string? problem)
    {
        announcement = new CdpAnnouncement("", "");
        problem = null;
        if (!IsCdp(frame))
        {
            return false;
        }

        // The length counts from the LLC on; what comes after is the padding of a short frame.
        var length = BinaryPrimitives.ReadUInt16BigEndian(frame[LengthAt..]) - Snap.Length;
        if (length < 4 || length > frame.Length - BodyAt)
        {
            problem = "its length is out of bounds";
            return false;
        }

        var body = frame.Slice(BodyAt, length);
        if (body[0] is not (1 or 2))
        {
            problem = $"its version is {body[0]}";
            return false;
        }

        if (!CdpChecksum.IsRight(body))
        {
            problem = "its checksum is wrong";
            return false;
        }

        var read = new CdpAnnouncement(MacText.Format(frame.Slice(SourceAt, 6)), "");
        problem = ReadElements(body[4..], ref read);
        announcement = read;
        return problem is null;
    }

    private static string? ReadElements(ReadOnlySpan<byte> rest, ref CdpAnnouncement read)
    {
        for (var count = 0; !rest.IsEmpty && count < MostElements; count++)
        {
            var length = rest.Length < 4 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length < 4 || length > rest.Length)
            {
                return "an element of it is longer than the rest";
            }

            read = Take(read, BinaryPrimitives.ReadUInt16BigEndian(rest), rest[4..length]);
            rest = rest[length..];
        }

        return read.Device.Length == 0 ? "it names no device" : null;
    }

    private static CdpAnnouncement Take(CdpAnnouncement read, ushort type, ReadOnlySpan<byte> value) => type switch
    {
        0x0001 => read with { Device = Text(value) ?? "" },
        0x0002 => read with { Address = FirstAddress(value) },
        0x0003 => read with { Port = Text(value) },
        0x0004 when value.Length == 4 => read with { Capabilities = BinaryPrimitives.ReadInt32BigEndian(value) },
        0x0005 => read with { Version = Text(value) },
        0x0006 => read with { Platform = Text(value) },
        0x0010 when value.Length == 2 => read with { Milliwatts = BinaryPrimitives.ReadUInt16BigEndian(value) },
        // Request id, management id, then one wish or more in milliwatts.
        0x0019 when value.Length >= 8 => read with { RequestedMilliwatts = (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(value[4..])) },
        _ => read,
    };

    /// <summary>How many addresses, then each: kind and length of its protocol (1 and 1 for NLPID), the protocol (CC for IPv4), a length, the address.</summary>
    private static string? FirstAddress(ReadOnlySpan<byte> value) =>
        value.Length >= 13 && BinaryPrimitives.ReadInt32BigEndian(value) > 0 && value[4..].StartsWith((ReadOnlySpan<byte>)[1, 1, 0xCC, 0, 4]) ? new IPAddress(value.Slice(9, 4)).ToString() : null;

    private static string? Text(ReadOnlySpan<byte> value) => PrintableText.Clean(Encoding.UTF8.GetString(value)).Trim('\0', ' ', '?') is { Length: > 0 } text ? text : null;
}
