using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;

namespace PhoneRig.Hosting.Firmware;

/// <summary>Reads what a person wants to import: a folder, or a zip, with bounds on files and bytes. Content of files that are no firmware is not read.</summary>
internal static class FirmwareInput
{
    // A zip of a load is as large as the load (facts 3.3: 8.3 MB); it is held in memory.
    private const long LargestZip = ZipReader.MostBytes;

    /// <summary>The files by name; null with a sentence in <paramref name="refusal"/>.</summary>
    public static ImmutableArray<KeyValuePair<string, ReadOnlyMemory<byte>>>? Read(string path, out string refusal)
    {
        refusal = "";
        try
        {
            return Directory.Exists(path) ? Folder(path, out refusal)
                : File.Exists(path) ? Zip(path, out refusal)
                : Nothing(path, out refusal);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            refusal = $"{path} cannot be read: {fault.Message}";
            return null;
        }
    }

    private static ImmutableArray<KeyValuePair<string, ReadOnlyMemory<byte>>>? Nothing(string path, out string refusal)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full) ?? "/";
        var near = Directory.Exists(folder) ? NearestWord.Of(Path.GetFileName(full), Directory.EnumerateFileSystemEntries(folder).Take(ZipReader.MostEntries).Select(entry => Path.GetFileName(entry))) : null;
        refusal = $"there is no {path}: {(near is null ? "give a folder or a zip with the files of one load" : $"did you mean \"{Path.Combine(Path.GetDirectoryName(path) ?? "", near)}\"?")}";
        return null;
    }

    private static ImmutableArray<KeyValuePair<string, ReadOnlyMemory<byte>>>? Folder(string path, out string refusal)
    {
        var found = ImmutableArray.CreateBuilder<KeyValuePair<string, ReadOnlyMemory<byte>>>();
        long total = 0;
        foreach (var file in new DirectoryInfo(path).EnumerateFiles())
        {
            var wanted = FirmwareNames.IsFirmware(file.Name);
            total += wanted ? file.Length : 0;
            if (found.Count == ZipReader.MostEntries || total > ZipReader.MostBytes)
            {
                refusal = $"{path} has more files or bytes than a load can have ({ZipReader.MostEntries} files, {ZipReader.MostBytes >> 20} MiB): give a folder with one load";
                return null;
            }

            found.Add(new(file.Name, wanted ? File.ReadAllBytes(file.FullName) : default(ReadOnlyMemory<byte>)));
        }

        refusal = "";
        return found.ToImmutable();
    }

    private static ImmutableArray<KeyValuePair<string, ReadOnlyMemory<byte>>>? Zip(string path, out string refusal)
    {
        if (FirmwareNames.IsFirmware(path))
        {
            refusal = $"{path} is one file of a load: give the folder with all of them";
            return null;
        }

        var length = new FileInfo(path).Length;
        if (length > LargestZip)
        {
            refusal = $"{path} has {length} bytes, and a package of a load some ten million: give the package of one load";
            return null;
        }

        ReadOnlyMemory<byte> zip = File.ReadAllBytes(path);
        if (!ZipReader.TryRead(zip.Span, out var entries, out var problem))
        {
            refusal = $"{path} {problem}{(path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? "" : "; other packages (.cop.sgn, .tar, .exe) have to be unpacked first: give the folder")}";
            return null;
        }

        var found = ImmutableArray.CreateBuilder<KeyValuePair<string, ReadOnlyMemory<byte>>>();
        foreach (var entry in entries.Where(entry => !entry.Name.StartsWith("._", StringComparison.Ordinal))) // what a Mac adds to a zip
        {
            byte[]? content = null;
            if (FirmwareNames.IsFirmware(entry.Name) && !ZipReader.TryUnpack(zip, entry, out content, out problem))
            {
                refusal = $"{path} {problem}";
                return null;
            }

            found.Add(new(entry.Name, content));
        }

        refusal = "";
        return found.ToImmutable();
    }
}
