using System.Buffers.Binary;
using System.Net;
using System.Net.NetworkInformation;
using System.Text;

namespace PhoneRig.Simulator.Phone;

/// <summary>A DHCP reply as the phone reads it (RFC 2131 section 2, RFC 2132). Reading never throws; what is no reply to the phone is null.</summary>
internal sealed class DhcpReply
{
    public const byte Offer = 2;
    public const byte Ack = 5;
    public const byte Nak = 6;

    private const int OptionsAt = 240;

    private readonly Dictionary<byte, byte[]> options = [];

    private DhcpReply(IPAddress address, IPAddress nextServer, string serverName)
    {
        Address = address;
        NextServer = nextServer;
        ServerName = serverName;
    }

    public byte Type => options.TryGetValue(53, out var type) && type.Length == 1 ? type[0] : (byte)0;

    public IPAddress Address { get; }

    public byte[]? ServerId => options.TryGetValue(54, out var id) && id.Length == 4 ? id : null;

    private IPAddress NextServer { get; }

    private string ServerName { get; }

    public static DhcpReply? Read(ReadOnlySpan<byte> packet, uint xid, PhysicalAddress mac)
    {
        if (packet.Length < OptionsAt
            || packet[0] != 2
            || BinaryPrimitives.ReadUInt32BigEndian(packet[4..]) != xid
            || !packet.Slice(28, 6).SequenceEqual(mac.GetAddressBytes())
            || !packet.Slice(236, 4).SequenceEqual(DhcpRequest.Cookie))
        {
            return null;
        }

        var reply = new DhcpReply(new IPAddress(packet.Slice(16, 4)), new IPAddress(packet.Slice(20, 4)), TextOf(packet.Slice(44, 64)));
        for (var at = OptionsAt; at < packet.Length && packet[at] != 255;)
        {
            if (packet[at] == 0)
            {
                at++;
            }
            else if (at + 1 < packet.Length && at + 2 + packet[at + 1] <= packet.Length)
            {
                reply.options[packet[at]] = packet.Slice(at + 2, packet[at + 1]).ToArray();
                at += 2 + packet[at + 1];
            }
            else
            {
                return null;
            }
        }

        return reply;
    }

    /// <summary>The TFTP server in the phone's order: 150, then 66, then siaddr, then sname (facts 3.2, 8).</summary>
    public Lease ToLease() => Named() with { Mask = AddressIn(1), Gateway = AddressIn(3) };

    private IPAddress? AddressIn(byte option) =>
        options.TryGetValue(option, out var value) && value.Length >= 4 ? new IPAddress(value.AsSpan(0, 4)) : null;

    private Lease Named()
    {
        if (options.TryGetValue(150, out var list) && list.Length >= 4)
        {
            return new Lease(Address, new IPAddress(list.AsSpan(0, 4)), "opt150");
        }

        if (options.TryGetValue(66, out var name) && IPAddress.TryParse(Encoding.ASCII.GetString(name).TrimEnd('\0'), out var server))
        {
            return new Lease(Address, server, "opt66");
        }

        return !NextServer.Equals(IPAddress.Any) ? new Lease(Address, NextServer, "siaddr")
            : IPAddress.TryParse(ServerName, out var named) ? new Lease(Address, named, "siname")
            : new Lease(Address, null, "");
    }

    private static string TextOf(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Encoding.ASCII.GetString(end < 0 ? field : field[..end]);
    }
}
