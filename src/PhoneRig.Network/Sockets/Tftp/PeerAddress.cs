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

    /// <summary>An empty one to read into or write to.</summary>
    public static SocketAddress Empty(AddressFamily family) => new(family);

    /// <summary>Who it is.</summary>
    public static UdpPeer Read(SocketAddress address)
    {
        var bytes = address.Buffer.Span;
        var port = BinaryPrimitives.ReadUInt16BigEndian(bytes[Port..]);
        return address.Family == AddressFamily.InterNetworkV6
            ? new UdpPeer(BinaryPrimitives.ReadUInt128BigEndian(bytes[IPv6..]), IsIPv6: true, BitConverter.ToUInt32(bytes[Scope..]), port)
            : new UdpPeer(BinaryPrimitives.ReadUInt32BigEndian(bytes[IPv4..]), IsIPv6: false, Scope: 0, port);
    }

    /// <summary>Makes it another's.</summary>
    public static void Write(SocketAddress address, UdpPeer peer)
    {
        var bytes = address.Buffer.Span;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[Port..], peer.Port);
        if (peer.IsIPv6)
        {
            BinaryPrimitives.WriteUInt128BigEndian(bytes[IPv6..], peer.Bits);
            BitConverter.TryWriteBytes(bytes[Scope..], peer.Scope);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes[IPv4..], (uint)peer.Bits);
        }
    }
}
