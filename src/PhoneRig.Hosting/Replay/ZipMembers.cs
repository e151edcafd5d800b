using System.IO.Compression;
using PhoneRig.Hosting.Edges;

namespace PhoneRig.Hosting.Replay;

/// <summary>Files packed into one.</summary>
internal static class ZipMembers
{
    /// <summary>Packs them, whole or not at all.</summary>
    /// <inheritdoc cref="WholeFile.Write" path="/exception"/>
    public static void Pack(string file, IEnumerable<KeyValuePair<string, byte[]>> members, CompressionLevel level) => WholeFile.Write(file, stream =>
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in members)
        {
            using var member = zip.CreateEntry(name, level).Open();
            member.Write(content);
        }
    });
}
