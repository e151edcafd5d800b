using System.Buffers.Binary;
using System.Net;

namespace PhoneRig.Network.Tests.Support;

/// <summary>Writes datagrams as a capture file of raw IPv4 packets, for tshark.</summary>
internal static class Capture
{
    public static void Write(string path, IEnumerable<(IPEndPoint From, IPEndPoint To, byte[] Payload)> datagrams)
    {
        using var file = new BinaryWriter(File.Create(path));

        // The pcap header: magic, version 2.4, zone, accuracy, longest packet, link type 228 (raw IPv4).
        file.Write(0xA1B2C3D4);
        file.Write((ushort)2);
        file.Write((ushort)4);
        file.Write(0L);
        file.Write(65535);
        file.Write(228);
        var second = 0;
        foreach (var (from, to, payload) in datagrams)
        {
            file.Write(second++);
            file.Write(0);
            file.Write(28 + payload.Length);
            file.Write(28 + payload.Length);
            file.Write(Headers(from, to, payload.Length));
            file.Write(payload);
        }
    }

    private static byte[] Headers(IPEndPoint from, IPEndPoint to, int length)
    {
        var bytes = new byte[28];
        bytes[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), (ushort)(28 + length));
        bytes[8] = 64;
        bytes[9] = 17;
        from.Address.TryWriteBytes(bytes.AsSpan(12), out _);
        to.Address.TryWriteBytes(bytes.AsSpan(16), out _);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(20), (ushort)from.Port);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(22), (ushort)to.Port);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(24), (ushort)(8 + length));
        return bytes;
    }
}
