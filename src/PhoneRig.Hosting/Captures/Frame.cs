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
    private const byte UdpProtocol = 17;

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
        WriteHeaders(frame, from.Address, to.Address, everybody, UdpProtocol, 8 + length);

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

    /// <summary>Writes the headers of Ethernet and IPv4.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="from">Who sends it.</param>
    /// <param name="to">Who is meant.</param>
    /// <param name="everybody">Whether all are meant.</param>
    /// <param name="protocol">What comes after (RFC 791: 6 for TCP, 17 for UDP).</param>
    /// <param name="length">How long that is.</param>
    public static void WriteHeaders(Span<byte> frame, IPAddress from, IPAddress to, bool everybody, byte protocol, int length)
    {
        WriteHost(frame[..6], to, everybody);
        WriteHost(frame[6..12], from, everybody: false);
        BinaryPrimitives.WriteUInt16BigEndian(frame[12..], 0x0800);
        var header = frame.Slice(Ip, 20);
        header[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)Math.Min(ushort.MaxValue, 20 + length));
        header[8] = 64;
        header[9] = protocol;
        from.TryWriteBytes(header[12..], out _);
        (everybody ? IPAddress.Broadcast : to).TryWriteBytes(header[16..], out _);
        BinaryPrimitives.WriteUInt16BigEndian(header[10..], Checksum(header));
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

    /// <summary>The checksum of the internet's protocols (RFC 1071).</summary>
    /// <param name="bytes">What is summed; its own field is zero.</param>
    /// <param name="sum">What was summed before.</param>
    public static ushort Checksum(ReadOnlySpan<byte> bytes, uint sum = 0)
    {
        for (var i = 0; i < bytes.Length; i += 2)
        {
            sum += i + 1 < bytes.Length ? BinaryPrimitives.ReadUInt16BigEndian(bytes[i..]) : (uint)(bytes[i] << 8);
        }

        sum = (sum & 0xFFFF) + (sum >> 16);
        return unchecked((ushort)~(sum + (sum >> 16)));
    }
}
