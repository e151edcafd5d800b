using System.Buffers.Binary;
using System.Net;

namespace PhoneRig.Hosting.Captures;

/// <summary>
/// An Ethernet frame with an IPv4 header (RFC 791 section 3.1) and a UDP header (RFC 768) around a datagram. A socket knows addresses and ports only: hardware
/// addresses are made up from them (02:00 and the IPv4 address), and the frame is as long as the one on the wire where its payload is cut.
/// </summary>
internal static class Frame
{
    /// <summary>Bytes before the payload: 14 of Ethernet, 20 of IPv4, 8 of UDP.</summary>
    public const int Headers = 42;

    private const int Ip = 14;
    private const int Udp = 34;

    /// <summary>Writes one.</summary>
    /// <param name="from">Who sent it.</param>
    /// <param name="to">Where to.</param>
    /// <param name="payload">Its bytes, as far as they were kept.</param>
    /// <param name="length">How many it had.</param>
    public static byte[] Write(IPEndPoint from, IPEndPoint to, ReadOnlySpan<byte> payload, int length)
    {
        // Who has no address yet can only call to all: the socket that heard it does not say so.
        var everybody = from.Address.Equals(IPAddress.Any) || to.Address.Equals(IPAddress.Broadcast);
        var frame = new byte[Headers + payload.Length];
        WriteHost(frame.AsSpan(0, 6), to.Address, everybody);
        WriteHost(frame.AsSpan(6, 6), from.Address, everybody: false);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(12), 0x0800);

        var header = frame.AsSpan(Ip, 20);
        header[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)Math.Min(ushort.MaxValue, 28 + length));
        header[8] = 64;
        header[9] = 17;
        from.Address.TryWriteBytes(header[12..], out _);
        (everybody ? IPAddress.Broadcast : to.Address).TryWriteBytes(header[16..], out _);
        BinaryPrimitives.WriteUInt16BigEndian(header[10..], Checksum(header));

        // The checksum of UDP stays 0, "none": what is cut off cannot be summed any more.
        var datagram = frame.AsSpan(Udp);
        BinaryPrimitives.WriteUInt16BigEndian(datagram, (ushort)from.Port);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[2..], (ushort)to.Port);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[4..], (ushort)Math.Min(ushort.MaxValue, 8 + length));
        payload.CopyTo(frame.AsSpan(Headers));
        return frame;
    }

    /// <summary>Reads one; null for any other frame.</summary>
    public static CapturedDatagram? Read(TimeSpan uptime, ReadOnlyMemory<byte> bytes)
    {
        var frame = bytes.Span;
        if (frame.Length < Headers || BinaryPrimitives.ReadUInt16BigEndian(frame[12..]) != 0x0800 || frame[Ip] != 0x45 || frame[Ip + 9] != 17)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(frame[(Udp + 4)..]) - 8;
        if (length < 0)
        {
            return null;
        }

        var kept = Math.Min(frame.Length - Headers, length);
        return new CapturedDatagram(
            uptime,
            new IPEndPoint(new IPAddress(frame.Slice(Ip + 12, 4)), BinaryPrimitives.ReadUInt16BigEndian(frame[Udp..])),
            new IPEndPoint(new IPAddress(frame.Slice(Ip + 16, 4)), BinaryPrimitives.ReadUInt16BigEndian(frame[(Udp + 2)..])),
            bytes.Slice(Headers, kept),
            length);
    }

    private static void WriteHost(Span<byte> into, IPAddress address, bool everybody)
    {
        if (everybody)
        {
            into.Fill(0xFF);
            return;
        }

        into[0] = 0x02; // locally administered: no maker's
        address.TryWriteBytes(into[2..], out _);
    }

    private static ushort Checksum(ReadOnlySpan<byte> header)
    {
        var sum = 0u;
        for (var i = 0; i < header.Length; i += 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(header[i..]);
        }

        sum = (sum & 0xFFFF) + (sum >> 16);
        return unchecked((ushort)~(sum + (sum >> 16)));
    }
}
