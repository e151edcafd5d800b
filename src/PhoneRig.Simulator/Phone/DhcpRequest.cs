using System.Buffers.Binary;
using System.Net.NetworkInformation;
using System.Text;

namespace PhoneRig.Simulator.Phone;

/// <summary>Writes the phone's DISCOVER and REQUEST (RFC 2131 section 4.4.1, options of facts 8).</summary>
internal static class DhcpRequest
{
    public const byte Discover = 1;
    public const byte Request = 3;

    /// <summary>RFC 2131 section 3: the four bytes before the options.</summary>
    public static ReadOnlySpan<byte> Cookie => [0x63, 0x82, 0x53, 0x63];

    /// <summary>Option 55 as in the fingerprints of facts 8.</summary>
    private static ReadOnlySpan<byte> Wanted => [1, 66, 6, 3, 15, 150, 35];

    public static byte[] Write(byte type, uint xid, PhysicalAddress mac, string family, ReadOnlySpan<byte> requested = default, ReadOnlySpan<byte> serverId = default)
    {
        // RFC 951 section 3: no shorter than 300 bytes; unused bytes are zero.
        var packet = new byte[400];
        packet[0] = 1;
        packet[1] = 1;
        packet[2] = 6;
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), xid);
        // RFC 2131 section 4.1, the broadcast bit: the phone cannot hear unicast before it has an address.
        packet[10] = 0x80;
        mac.GetAddressBytes().CopyTo(packet, 28);
        Cookie.CopyTo(packet.AsSpan(236));

        var at = 240;
        Put(packet, ref at, 53, [type]);
        Put(packet, ref at, 61, [1, .. mac.GetAddressBytes()]);
        if (!requested.IsEmpty)
        {
            Put(packet, ref at, 50, requested);
            Put(packet, ref at, 54, serverId);
        }

        Put(packet, ref at, 60, Encoding.ASCII.GetBytes($"Cisco Systems, Inc. IP Phone CP-79{Model(family)}\0"));
        Put(packet, ref at, 55, Wanted);
        packet[at++] = 255;
        return packet[..Math.Max(at, 300)];
    }

    /// <summary>7970G, 7971G-GE; a phone that lost its model still says it is a 7970 (L).</summary>
    private static string Model(string family) => family == "71" ? "71G-GE" : "70G";

    private static void Put(byte[] packet, ref int at, byte option, ReadOnlySpan<byte> value)
    {
        packet[at] = option;
        packet[at + 1] = (byte)value.Length;
        value.CopyTo(packet.AsSpan(at + 2));
        at += 2 + value.Length;
    }
}
