using System.Buffers.Binary;
using System.Text;

namespace PhoneRig.Network.Tests.Sccp;

/// <summary>What phones say, as bytes a test writes itself.</summary>
internal static class PhoneSays
{
    public const string Device = "SEP001B2C3D4E5F";
    public const string Mac = "00:1b:2c:3d:4e:5f";
    public const string Load = "SCCP70.9-4-2SR3-1S";

    public static byte[] Message(uint id, params byte[] body) => [.. Word((uint)body.Length + 4), .. Word(0), .. Word(id), .. body];

    public static byte[] Register(string device = Device, string load = Load, byte protocol = 20) =>
        Message(1, [.. Text(device, 16), .. Word(0), .. Word(1), 10, 70, 0, 11, .. Word(30006), .. Word(5), .. Word(0), protocol, 0, 0, 0, .. new byte[48], .. Text(load, 32)]);

    /// <summary>As a 7940 says it: 76 bytes in all, without a load.</summary>
    public static byte[] ShortRegister(string device) =>
        Message(1, [.. Text(device, 16), .. Word(0), .. Word(1), 10, 70, 0, 11, .. Word(8), .. Word(5), .. Word(0), 11, 0, 0, 0, .. new byte[20]]);

    public static byte[] Alarm(string text) => Message(0x20, [.. Word(2), .. Text(text, 80), .. Word(0), .. Word(0)]);

    public static byte[] XmlAlarm(string xml) => Message(0x15A, [.. Encoding.UTF8.GetBytes(xml), 0]);

    public static byte[] KeepAlive() => Message(0);

    public static byte[] Word(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Text(string text, int length)
    {
        var bytes = new byte[length];
        Encoding.UTF8.GetBytes(text.AsSpan(), bytes);
        return bytes;
    }
}
