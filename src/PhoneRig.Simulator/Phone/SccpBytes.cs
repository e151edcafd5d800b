using System.Buffers.Binary;
using System.Net;
using System.Net.NetworkInformation;
using System.Text;

namespace PhoneRig.Simulator.Phone;

/// <summary>What a phone says to its call manager (facts 8; layouts as the field's public dissectors have them): length, version and id in little-endian words, then the message.</summary>
internal static class SccpBytes
{
    public const uint KeepAlive = 0x0000;
    public const uint ButtonTemplateReq = 0x000E;
    public const uint ConfigStatReq = 0x000C;
    public const uint TimeDateReq = 0x000D;
    public const uint SoftKeySetReq = 0x0025;
    public const uint SoftKeyTemplateReq = 0x0028;

    /// <summary>The version of the protocol that loads of this family speak at the most (L: seen with 8.x and 9.x).</summary>
    private const byte Protocol = 20;

    /// <summary>A message that is its id alone.</summary>
    public static byte[] Bare(uint id) => Message(id, []);

    /// <summary>What happened to it last, before it registers (facts 8; the exact words: L).</summary>
    public static byte[] Alarm(string device, string? load, string last, IPAddress own) =>
        Message(0x0020, [.. Word(2), .. Field($"25: Name={device} Load= {load ?? "none"} Last={last}", 80), .. Word(0), .. own.GetAddressBytes()]);

    public static byte[] TokenRequest(string device, IPAddress own, uint type) =>
        Message(0x0029, [.. Identity(device), .. own.GetAddressBytes(), .. Word(type), .. Word(0)]);

    public static byte[] Register(string device, PhysicalAddress mac, IPAddress own, uint type, string? load) => Message(
        0x0001,
        [
            .. Identity(device), .. own.GetAddressBytes(), .. Word(type), .. Word(5), .. Word(0), // streams: as many as it can, none now
            Protocol, 0, 0x72, 0x85, .. Word(0), .. Word(0), // features as a 7970 has them (L), no conferences
            .. mac.GetAddressBytes(), 0, 0, 0, 0, 0, 0, .. Word(0), .. Word(8), // eight lines
            .. new byte[16], .. Word(0), .. Field(load ?? "", 32),
        ]);

    /// <summary>G.711, in both of its laws, forty frames in a packet; room for sixteen more.</summary>
    public static byte[] Capabilities() =>
        Message(0x0010, [.. Word(2), .. Codec(4), .. Codec(2), .. new byte[16 * 16]]);

    /// <summary>It goes: 0, for no reason that is known.</summary>
    public static byte[] Unregister() => Message(0x0027, Word(0));

    private static byte[] Codec(uint kind) => [.. Word(kind), .. Word(40), .. Word(0), .. Word(0)];

    /// <summary>Name, user, and which of several it is.</summary>
    private static byte[] Identity(string device) => [.. Field(device, 16), .. Word(0), .. Word(1)];

    private static byte[] Message(uint id, ReadOnlySpan<byte> rest) => [.. Word((uint)rest.Length + 4), .. Word(0), .. Word(id), .. rest];

    private static byte[] Word(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Field(string text, int length)
    {
        var bytes = new byte[length];
        Encoding.ASCII.GetBytes(text.AsSpan(0, Math.Min(text.Length, length - 1)), bytes);
        return bytes;
    }
}
