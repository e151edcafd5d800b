using System.Buffers.Binary;
using System.Net;

namespace PhoneRig.Hosting.Captures;

/// <summary>An Ethernet frame with the headers of IPv4 and TCP (RFC 9293 section 3.1) around a segment's payload; hardware addresses as in <see cref="Frame"/>.</summary>
internal static class TcpFrame
{
    private const int Ip = 14;
    private const int Tcp = 34;
    private const int Header = 20;
    private const byte Protocol = 6;

    /// <summary>Writes one.</summary>
    public static byte[] Write(IPEndPoint from, IPEndPoint to, TcpPart part, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[Tcp + Header + payload.Length];
        Frame.WriteHeaders(frame, from.Address, to.Address, everybody: false, Protocol, Header + payload.Length);
        var segment = frame.AsSpan(Tcp);
        BinaryPrimitives.WriteUInt16BigEndian(segment, (ushort)from.Port);
        BinaryPrimitives.WriteUInt16BigEndian(segment[2..], (ushort)to.Port);
        BinaryPrimitives.WriteUInt32BigEndian(segment[4..], part.Sequence);
        BinaryPrimitives.WriteUInt32BigEndian(segment[8..], part.Acknowledgement);
        segment[12] = Header / 4 << 4;
        segment[13] = part.Flags;
        BinaryPrimitives.WriteUInt16BigEndian(segment[14..], ushort.MaxValue);
        payload.CopyTo(segment[Header..]);

        // Addresses, protocol and length count too (RFC 9293 section 3.1, pseudo-header).
        var addresses = frame.AsSpan(Ip + 12, 8);
        var sum = (uint)(Protocol + segment.Length);
        for (var i = 0; i < addresses.Length; i += 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(addresses[i..]);
        }

        BinaryPrimitives.WriteUInt16BigEndian(segment[16..], Frame.Checksum(segment, sum));
        return frame;
    }
}
