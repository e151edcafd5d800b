using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace PhoneRig.Network.Sockets.Tftp;

/// <summary>A peer in the system's own form (sockaddr_in and sockaddr_in6, netinet/in.h), read and written in place.</summary>
internal static class PeerAddress
{
    private const int Port = 2;
    private const int IPv4 = 4;
    private const int IPv6 = 8;
    private const int Scope = 24;
    private const int IPv4Length = 16, IPv6Length = 28;
    private const ushort IPv4Family = 2, IPv6Family = 10; // AF_INET and AF_INET6, bits/socket.h

    /// <summary>An empty one to read into or write to.</summary>
    public static SocketAddress Empty(AddressFamily family) => new(family);

    /// <summary>Who it is.</summary>
    public static UdpPeer Read(SocketAddress address) => Read(address.Buffer.Span);

    /// <summary>Who it is.</summary>
    public static UdpPeer Read(ReadOnlySpan<byte> address)
    {
        var port = BinaryPrimitives.ReadUInt16BigEndian(address[Port..]);
        return BitConverter.ToUInt16(address) == IPv6Family
            ? new UdpPeer(BinaryPrimitives.ReadUInt128BigEndian(address[IPv6..]), IsIPv6: true, BitConverter.ToUInt32(address[Scope..]), port)
            : new UdpPeer(BinaryPrimitives.ReadUInt32BigEndian(address[IPv4..]), IsIPv6: false, Scope: 0, port);
    }

    /// <summary>Makes it another's.</summary>
    public static void Write(SocketAddress address, UdpPeer peer) => WriteHost(address.Buffer.Span, peer);

    /// <summary>Writes a whole one.</summary>
    /// <param name="address">Where to; long enough for either family.</param>
    /// <param name="peer">Who.</param>
    /// <returns>Its length.</returns>
    public static int Write(Span<byte> address, UdpPeer peer)
    {
        var length = peer.IsIPv6 ? IPv6Length : IPv4Length;
        address[..length].Clear();
        BitConverter.TryWriteBytes(address, peer.IsIPv6 ? IPv6Family : IPv4Family);
        WriteHost(address, peer);
        return length;
    }

    private static void WriteHost(Span<byte> address, UdpPeer peer)
    {
        BinaryPrimitives.WriteUInt16BigEndian(address[Port..], peer.Port);
        if (peer.IsIPv6)
        {
            BinaryPrimitives.WriteUInt128BigEndian(address[IPv6..], peer.Bits);
            BitConverter.TryWriteBytes(address[Scope..], peer.Scope);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(address[IPv4..], (uint)peer.Bits);
        }
    }
}
