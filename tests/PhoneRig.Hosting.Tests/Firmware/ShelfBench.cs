using System.Collections.Immutable;
using System.IO.Compression;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;
using PhoneRig.Hosting.Firmware;
using PhoneRig.Hosting.Tests.Runs;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.Hosting.Tests.Firmware;

/// <summary>A library in a folder of its own, and things to import.</summary>
internal sealed class ShelfBench : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prig-");

    public static LadderBook Ladders { get; } = new ConfigFolder(DemoRig.Shipped).Ladders().Value!;

    public string Root => folder.FullName;

    public FirmwareShelf Shelf => new(Path.Combine(Root, "firmware"), Ladders);

    public static ImmutableDictionary<string, ImmutableArray<byte>> Set(string version = "8-5-2S", SigningGeneration signing = SigningGeneration.Dual) =>
        SyntheticFirmware.Make(new SyntheticFirmwareRequest(version, signing));

    public FirmwareImport Import(string path, string? name = null) => Shelf.Import(path, name, DateTimeOffset.UnixEpoch);

    public string Folder(IEnumerable<KeyValuePair<string, ImmutableArray<byte>>> files, string name = "in")
    {
        var path = Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
        foreach (var (file, content) in files)
        {
            File.WriteAllBytes(Path.Combine(path, file), content.AsSpan());
        }

        return path;
    }

    public string Zip(IEnumerable<KeyValuePair<string, ImmutableArray<byte>>> files, Action<ZipArchive>? more = null, string name = "in.zip")
    {
        var path = Path.Combine(Root, name);
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (file, content) in files)
        {
            Add(zip, file, content.AsSpan());
        }

        more?.Invoke(zip);
        return path;
    }

    public static ZipArchiveEntry Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        var entry = zip.CreateEntry(name);
        using var stream = entry.Open();
        stream.Write(content);
        return entry;
    }

    /// <summary>Everything in the library but its lock.</summary>
    public string[] Left() => Directory.Exists(Shelf.Folder)
        ? [.. Directory.EnumerateFileSystemEntries(Shelf.Folder, "*", SearchOption.AllDirectories).Select(entry => Path.GetRelativePath(Shelf.Folder, entry)).Where(entry => entry != ".lock")]
        : [];

    public void Dispose() => folder.Delete(recursive: true);
}
