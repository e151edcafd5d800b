using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using PhoneRig.Core.Loop;

namespace PhoneRig.Simulator.Firmware;

/// <summary>
/// Makes simulated firmware sets: right names, right envelopes, right sizes, made-up contents. Nothing of the maker's is in them
/// and no real phone takes them. The same request gives the same bytes on every machine.
/// </summary>
public static class SyntheticFirmware
{
    /// <summary>Size of a loads file's text in 9.4(2)SR3: 648 - 408 = 652 - 412 = 240 bytes (facts 3.3, 4).</summary>
    private const int LoadsTextLength = 240;

    /// <summary>The archives of a load in the order in which a loads file names them (facts 4), with their sizes in 9.4(2)SR3 (facts 3.3) and in a short set.</summary>
    /// <remarks>The short cnu is a whole number of TFTP blocks, so that its transfer ends with an empty one.</remarks>
    private static readonly ImmutableArray<(string Name, bool PerProtocol, int Full, int Short)> Archives =
    [
        ("jar70", true, 1_830_557, 3_000),
        ("cnu70", false, 557_249, 4 * 512),
        ("apps70", false, 3_157_527, 5_000),
        ("dsp70", false, 562_693, 2_100),
        ("cvm70", true, 2_222_958, 3_500),
    ];

    /// <summary>Makes a set: two default loads files, the named one, and five archives, by file name.</summary>
    /// <exception cref="FormatException">The version does not begin like "9-4-2".</exception>
    public static ImmutableDictionary<string, ImmutableArray<byte>> Make(SyntheticFirmwareRequest request)
    {
        var build = BuildOf(request.Version);
        var names = Archives.Select(a => $"{a.Name}{(a.PerProtocol ? request.Protocol : "")}.{build}.sbn").ToImmutableArray();
        var files = ImmutableDictionary.CreateBuilder<string, ImmutableArray<byte>>(StringComparer.Ordinal);

        for (var i = 0; i < Archives.Length; i++)
        {
            var size = request.FullSize ? Archives[i].Full : Archives[i].Short;
            files.Add(names[i], SyntheticEnvelope.Seal(names[i], request.Signing, ArchiveBody(names[i], request.Signing, size)));
        }

        var text = LoadsText(names, request.Version);
        foreach (var name in (string[])["term70.default.loads", "term71.default.loads", $"{LoadName(request)}.loads"])
        {
            files.Add(name, SyntheticEnvelope.Seal(name, request.Signing, text));
        }

        return files.ToImmutable();
    }

    /// <summary>The name by which a configuration asks for the set (<c>loadInformation30006</c>): "SCCP70.9-4-2SR3-1S".</summary>
    public static string LoadName(SyntheticFirmwareRequest request) => $"{request.Protocol.ToUpperInvariant()}70.{request.Version}";

    /// <summary>Archives carry the build, not the release: 9-4-2SR3-1S ships jar70sccp.9-4-2ES26.sbn. The number is made up, one for each version.</summary>
    private static string BuildOf(string version)
    {
        var release = new string([.. version.TakeWhile(c => char.IsAsciiDigit(c) || c == '-')]).TrimEnd('-');
        if (release.Length is 0 or > 16)
        {
            throw new FormatException($"firmware version '{version}': begin it with the release, such as 9-4-2SR3-1S.");
        }

        return $"{release}ES{(new Seed(0).For(version).Value % 90) + 10}";
    }

    /// <summary>CRLF text; the dsp and cvm lines carry a trailing space, as the maker's do (facts 4).</summary>
    private static byte[] LoadsText(ImmutableArray<string> archives, string version)
    {
        var list = string.Concat(archives.Select(a => a + (a.StartsWith("dsp", StringComparison.Ordinal) || a.StartsWith("cvm", StringComparison.Ordinal) ? " \r\n" : "\r\n")));
        var head = $"# Simulated load {version}, made up by PhoneRig";
        var padding = LoadsTextLength - list.Length - head.Length - "\r\n# \r\n\r\n".Length;
        return Encoding.ASCII.GetBytes($"{head}\r\n# {new string('.', Math.Max(0, padding))}\r\n\r\n{list}");
    }

    /// <summary>The shape of facts 4 (magic, 584-byte header with count at 0x30 and content offset at 0x34, a row of 20 bytes) around noise that does not compress.</summary>
    private static byte[] ArchiveBody(string name, SigningGeneration signing, int fileSize)
    {
        const int headerLength = 584;
        const int contentAt = headerLength + 20;
        var body = new byte[Math.Max(contentAt, fileSize - SyntheticEnvelope.HeaderLength(name, signing))];
        new Seed(0).For(name).For(signing.ToString()).Draw().NextBytes(body);
        body.AsSpan(0, contentAt).Clear();
        Encoding.ASCII.GetBytes("SIM_File_Archive_3.0", body);
        body[0x33] = 1;
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(0x34), contentAt);
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(headerLength + 8), body.Length - contentAt); // after type and flags
        return body;
    }
}
