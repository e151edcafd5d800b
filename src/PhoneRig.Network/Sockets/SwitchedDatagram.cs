using System.Buffers.Binary;
using System.Net;

namespace PhoneRig.Network.Sockets;

/// <summary>
/// A datagram on its way between a host and its switch: the other host's address and port, four and two bytes in network order, then the
/// payload. To the switch it says who is meant, from the switch who sent it.
/// </summary>
internal static class SwitchedDatagram
{
    /// <summary>The bytes before the payload.</summary>
    public const int Header = 6;

    /// <summary>The longest payload: what IPv4 and UDP leave of 65535 bytes, without the header.</summary>
    public const int LongestPayload = 65535 - 20 - 8 - Header;

    /// <summary>Writes the header.</summary>
    public static void Address(Span<byte> datagram, IPEndPoint peer)
    {
        peer.Address.TryWriteBytes(datagram, out _);
        BinaryPrimitives.WriteUInt16BigEndian(datagram[4..], (ushort)peer.Port);
    }

    /// <summary>Reads the header. False where there is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> datagram, out IPEndPoint peer)
    {
        var whole = datagram.Length >= Header;
        peer = whole ? new IPEndPoint(new IPAddress(datagram[..4]), BinaryPrimitives.ReadUInt16BigEndian(datagram[4..])) : new IPEndPoint(IPAddress.None, 0);
        return whole;
    }
}
