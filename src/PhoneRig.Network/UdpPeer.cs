using System.Buffers.Binary;
using System.Net;

namespace PhoneRig.Network;

/// <summary>An address and port as a value: a server that looks its clients up by it allocates nothing for a datagram.</summary>
/// <param name="Bits">The address in network order, as a number; IPv4 in the low 32 bits.</param>
/// <param name="IsIPv6">Which kind of address it is.</param>
/// <param name="Scope">The interface of a link-local IPv6 address (RFC 4007), else 0.</param>
/// <param name="Port">The port; 0 where only the host is meant.</param>
public readonly record struct UdpPeer(UInt128 Bits, bool IsIPv6, uint Scope, ushort Port)
{
    private const int LengthIPv6 = 16;

    /// <summary>The host without its port.</summary>
    public UdpPeer Host => this with { Port = 0 };

    /// <summary>The address; a new object at each call.</summary>
    public IPAddress Address
    {
        get
        {
            Span<byte> bytes = stackalloc byte[LengthIPv6];
            BinaryPrimitives.WriteUInt128BigEndian(bytes, Bits);
            return IsIPv6 ? new IPAddress(bytes, Scope) : new IPAddress(bytes[12..]);
        }
    }

    /// <summary>Address and port; a new object at each call.</summary>
    public IPEndPoint EndPoint => new(Address, Port);

    /// <summary>The same as a value. An IPv4 address written as IPv6 (RFC 4291 section 2.5.5.2) is the IPv4 address.</summary>
    public static UdpPeer Of(IPEndPoint from)
    {
        var address = from.Address.IsIPv4MappedToIPv6 ? from.Address.MapToIPv4() : from.Address;
        Span<byte> bytes = stackalloc byte[LengthIPv6];
        address.TryWriteBytes(bytes, out var length);
        return length == LengthIPv6
            ? new UdpPeer(BinaryPrimitives.ReadUInt128BigEndian(bytes), IsIPv6: true, (uint)address.ScopeId, (ushort)from.Port)
            : new UdpPeer(BinaryPrimitives.ReadUInt32BigEndian(bytes), IsIPv6: false, Scope: 0, (ushort)from.Port);
    }

    /// <inheritdoc/>
    public override string ToString() => EndPoint.ToString();
}
