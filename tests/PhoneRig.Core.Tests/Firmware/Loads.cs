using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace PhoneRig.Core.Tests.Firmware;

/// <summary>Files with the envelope of a load; nothing of the maker's is in them.</summary>
internal static class Loads
{
    /// <summary>The archives of <see cref="Set"/>.</summary>
    public const string Archives = "jar70sccp.9-4-2ES26.sbn\r\ndsp70.9-4-2ES26.sbn \r\n";

    /// <summary>A file with the shortest envelope that is read: version record, header length record, some pads, then the text.</summary>
    public static byte[] File(string text, int more = 5)
    {
        var header = 3 + 2 + 3 + 2 + more;
        return [1, 0, 2, 1, 0, 2, 0, 2, (byte)(header >> 8), (byte)(header & 0xFF), .. Enumerable.Repeat((byte)0x0D, more), .. Encoding.Latin1.GetBytes(text)];
    }

    /// <summary>A file that is signed and knows its name.</summary>
    public static byte[] Signed(string name, ReadOnlySpan<byte> body, string signer = "CN=simulated-signer-new", int signature = 16)
    {
        byte[] records =
        [
            .. Record(3, [.. Record(4, Encoding.ASCII.GetBytes(signer)), .. Record(5, [1, 2]), .. Record(6, "CN=issuer"u8)]),
            .. Record(7, [.. Record(8, [1]), .. Record(9, [.. Record(10, [1]), .. Record(11, [2])])]),
            .. Record(12, new byte[signature]),
            .. Record(14, [.. Encoding.ASCII.GetBytes(name), 0]),
            0x0D,
        ];
        var header = 10 + records.Length;
        return [1, 0, 2, 1, 1, 2, 0, 2, (byte)(header >> 8), (byte)(header & 0xFF), .. records, .. body];
    }

    /// <summary>A list of archives.</summary>
    public static byte[] List(string name, string text = Archives) => Signed(name, Encoding.Latin1.GetBytes(text));

    /// <summary>An archive of one member.</summary>
    public static byte[] Archive(string name, int content = 600, string signer = "CN=simulated-signer-new")
    {
        var body = new byte[604 + content];
        "SIM_File_Archive_3.0"u8.CopyTo(body);
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(0x30), 1);
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(0x34), 604);
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(584 + 8), content);
        return Signed(name, body, signer);
    }

    /// <summary>A whole set.</summary>
    public static ImmutableSortedDictionary<string, byte[]> Set() => new Dictionary<string, byte[]>
    {
        ["term70.default.loads"] = List("term70.default.loads"),
        ["term71.default.loads"] = List("term71.default.loads", "jar70sccp.9-4-2ES26.sbn\r\n"),
        ["SCCP70.9-4-2SR3-1S.loads"] = List("SCCP70.9-4-2SR3-1S.loads"),
        ["jar70sccp.9-4-2ES26.sbn"] = Archive("jar70sccp.9-4-2ES26.sbn"),
        ["dsp70.9-4-2ES26.sbn"] = Archive("dsp70.9-4-2ES26.sbn"),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static byte[] Record(byte tag, ReadOnlySpan<byte> value) => [tag, (byte)(value.Length >> 8), (byte)(value.Length & 0xFF), .. value];
}
