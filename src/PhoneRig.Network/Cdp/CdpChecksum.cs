using System.Buffers.Binary;

namespace PhoneRig.Network.Cdp;

/// <summary>
/// CDP's checksum: the internet's (RFC 1071) over version to end, except for an odd last byte, which some senders pad as the RFC has it, and others take for the low
/// byte of a word, as a signed one (Wireshark packet-cdp). All are right.
/// </summary>
public static class CdpChecksum
{
    /// <summary>Whether a body, from the version on, sums up.</summary>
    public static bool IsRight(ReadOnlySpan<byte> body)
    {
        if (Sum(body, body.Length % 2 == 0 ? 0u : (uint)(body[^1] << 8)) == ushort.MaxValue)
        {
            return true;
        }

        return body.Length % 2 == 1
            && (Sum(body, body[^1]) == ushort.MaxValue || (body[^1] >= 0x80 && Sum(body, unchecked((ushort)(0xFF00 | body[^1])) - 1u) == ushort.MaxValue));
    }

    private static ushort Sum(ReadOnlySpan<byte> body, uint odd)
    {
        var sum = odd;
        for (var i = 0; i + 1 < body.Length; i += 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(body[i..]);
        }

        sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)((sum + (sum >> 16)) & 0xFFFF);
    }
}
