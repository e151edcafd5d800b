using System.Collections.Frozen;

namespace PhoneRig.Network.Folders;

/// <summary>
/// The files below a folder at one moment, by the names that clients may ask for: the allow-list. A name from the wire is looked up here and never becomes part
/// of a path. Folders that are links are not entered.
/// </summary>
internal sealed class FolderIndex
{
    /// <summary>More is no folder of phone files but somebody's whole disk.</summary>
    private const int MostFiles = 100_000;

    /// <summary>Deeper than any TFTP client asks.</summary>
    private const int MostDepth = 16;

    /// <summary>With more folders than these, looking at each for a change costs more than it is worth.</summary>
    private const int MostWatched = 256;

    private readonly FrozenSet<string> names;
    private readonly FrozenDictionary<string, string> anyCase;
    private readonly List<(string Path, (ulong, long)? Stamp)> folders = [];

    private FolderIndex(string root)
    {
        Root = RegularFile.RealFolder(root);
        var found = new List<string>();
        Scan(Root, "", depth: 0, found);
        found.Sort(StringComparer.Ordinal);
        names = found.ToFrozenSet(StringComparer.Ordinal);
        anyCase = found.DistinctBy(name => name, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(name => name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The folder's real path.</summary>
    public string Root { get; }

    /// <summary>How many files there are.</summary>
    public int Count => names.Count;

    /// <summary>Looks at all files below a folder.</summary>
    /// <exception cref="IOException">The folder cannot be read, or holds too many files.</exception>
    public static FolderIndex Of(string root) => new(root);

    /// <summary>A file's canonical name, whatever the case it is asked for in: the same case first, else the first in ordinal order.</summary>
    public string? Find(string asked) => names.Contains(asked) ? asked : anyCase.GetValueOrDefault(asked);

    /// <summary>The path of one of its files.</summary>
    public string PathOf(string name) => $"{Root}/{name}";

    /// <summary>True where a folder was changed since; false also where there are too many folders to look at.</summary>
    public bool HasChanged() => folders.Count <= MostWatched && folders.Exists(folder => RegularFile.LookAtFolder(folder.Path) != folder.Stamp);

    private void Scan(string path, string prefix, int depth, List<string> found)
    {
        folders.Add((path, RegularFile.LookAtFolder(path)));
        try
        {
            foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos())
            {
                var isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
                if (!entry.Attributes.HasFlag(FileAttributes.Directory))
                {
                    found.Add(prefix + entry.Name);
                }
                else if (!isLink && depth < MostDepth)
                {
                    Scan(entry.FullName, $"{prefix}{entry.Name}/", depth + 1, found);
                }

                if (found.Count > MostFiles)
                {
                    throw new IOException($"there are more than {MostFiles} files below {Root}: serve a folder with fewer");
                }
            }
        }
        catch (Exception closed) when (depth > 0 && closed is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            // A folder that may not be read, or is gone by now, has nothing to offer.
        }
        catch (UnauthorizedAccessException closed)
        {
            throw new IOException($"the folder {path} cannot be read", closed);
        }
    }
}
