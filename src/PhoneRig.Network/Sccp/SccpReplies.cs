using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace PhoneRig.Network.Sccp;

/// <summary>
/// The registrar's answers, each as small as a phone that waits for it takes: no lines, no soft keys, nothing to dial. Layouts as public dissectors of the protocol
/// have them for header version 0 (Wireshark packet-skinny).
/// </summary>
internal static class SccpReplies
{
    public static byte[] RegisterAck(TimeSpan keepAlive, byte protocol) =>
        Write(SccpMessageId.RegisterAck, [.. Word((int)keepAlive.TotalSeconds), .. "D.M.Y\0\0\0"u8, .. Word((int)keepAlive.TotalSeconds), protocol, 0, 0, 0]);

    public static byte[] RegisterTokenAck() => Write(SccpMessageId.RegisterTokenAck, []);

    public static byte[] KeepAliveAck() => Write(SccpMessageId.KeepAliveAck, []);

    public static byte[] UnregisterAck() => Write(SccpMessageId.UnregisterAck, Word(0));

    public static byte[] CapabilitiesReq() => Write(SccpMessageId.CapabilitiesReq, []);

    /// <summary>The load that it should run: the one that it named, so that it keeps it.</summary>
    public static byte[] Version(string load) => Write(SccpMessageId.Version, Text(load, 16));

    /// <summary>No key has a use: offset, count and total, then 42 pairs of instance and definition, of which 255 is "undefined".</summary>
    public static byte[] ButtonTemplate() =>
        Write(SccpMessageId.ButtonTemplate, [.. Word(0), .. Word(0), .. Word(0), .. Enumerable.Repeat<byte[]>([0, 255], 42).SelectMany(pair => pair)]);

    /// <summary>No soft keys: offset, count and total, then room for 32 labels of 16 bytes with an event each.</summary>
    public static byte[] SoftKeyTemplate() => Write(SccpMessageId.SoftKeyTemplate, [.. Word(0), .. Word(0), .. Word(0), .. new byte[32 * 20]]);

    /// <summary>No sets of them: offset, count and total, then room for 16 sets of 48 bytes.</summary>
    public static byte[] SoftKeySet() => Write(SccpMessageId.SoftKeySet, [.. Word(0), .. Word(0), .. Word(0), .. new byte[16 * 48]]);

    /// <summary>Its own name, no user, no lines, no speed-dial keys.</summary>
    public static byte[] ConfigStat(string device) =>
        Write(SccpMessageId.ConfigStat, [.. Text(device, 16), .. Word(0), .. Word(1), .. new byte[40], .. Text("PhoneRig", 40), .. Word(0), .. Word(0)]);

    public static byte[] LineStat(int line) => Write(SccpMessageId.LineStat, [.. Word(line), .. new byte[24 + 40 + 40], .. Word(0)]);

    public static byte[] SpeedDialStat(int key) => Write(SccpMessageId.SpeedDialStat, [.. Word(key), .. new byte[24 + 40]]);

    /// <summary>Nothing is forwarded: whether any is, the line, then three times whether and where to.</summary>
    public static byte[] ForwardStat(int line) => Write(SccpMessageId.ForwardStat, [.. Word(0), .. Word(line), .. new byte[3 * (4 + 24)]]);

    /// <summary>Year to milliseconds, then seconds since 1970.</summary>
    public static byte[] DefineTimeDate(DateTimeOffset now) => Write(
        SccpMessageId.DefineTimeDate,
        [
            .. Word(now.Year), .. Word(now.Month), .. Word((int)now.DayOfWeek), .. Word(now.Day), .. Word(now.Hour), .. Word(now.Minute), .. Word(now.Second), .. Word(now.Millisecond),
            .. Word(unchecked((int)now.ToUnixTimeSeconds())),
        ]);

    /// <summary>This server alone: room for five names of 48 bytes, five ports, five addresses.</summary>
    public static byte[] Servers(IPEndPoint server) => Write(
        SccpMessageId.ServerRes,
        [.. Text($"{server.Address}", 5 * 48), .. Word(server.Port), .. new byte[4 * 4], .. server.Address.GetAddressBytes(), .. new byte[4 * 4]]);

    private static byte[] Write(SccpMessageId id, ReadOnlySpan<byte> body) => [.. Word(body.Length + 4), .. Word(0), .. Word((int)id), .. body];

    private static byte[] Word(int value)
    {
        var word = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(word, value);
        return word;
    }

    /// <summary>Text with NULs to its field's end, one at least.</summary>
    private static byte[] Text(string text, int length)
    {
        var field = new byte[length];
        var bytes = Encoding.ASCII.GetBytes(text);
        bytes.AsSpan(0, Math.Min(bytes.Length, length - 1)).CopyTo(field);
        return field;
    }
}
