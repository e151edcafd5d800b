using System.Net;
using System.Text;
using Microsoft.Win32.SafeHandles;
using PhoneRig.Network.Tftp;
using PhoneRig.Network.Tftp.Content;

namespace PhoneRig.Network.Folders;

/// <summary>
/// The regular files below a folder, to everybody, by their names with '/' between folders, in any case. Links that lead out, FIFOs, devices and
/// folders are not found. A file that appears, changes or goes is seen at the next request for it; transfers under way keep what they began with.
/// </summary>
/// <remarks>All calls on one thread.</remarks>
public sealed class FolderFiles : ITftpFiles
{
    /// <summary>A file that came in the same tick of the file system's clock as the last look is found after this at the latest.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly string root;
    private readonly TimeProvider time;
    private readonly FolderFilesOptions options;
    private readonly SnapshotCache cache;
    private FolderIndex index;
    private long indexedAt;

    /// <summary>Looks at the folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="time">The real time.</param>
    /// <param name="options">How much is held in memory; null for the defaults.</param>
    /// <exception cref="IOException">It cannot be read, or holds too many files.</exception>
    public FolderFiles(string root, TimeProvider time, FolderFilesOptions? options = null)
    {
        (this.root, this.time, this.options) = (root, time, options ?? new FolderFilesOptions());
        cache = new SnapshotCache(this.options.MostInMemory);
        index = FolderIndex.Of(root);
        indexedAt = time.GetTimestamp();
    }

    /// <summary>The folder's real path.</summary>
    public string Root => index.Root;

    /// <summary>Files at the last look, links and others that are never served included.</summary>
    public int Count => index.Count;

    /// <inheritdoc/>
    public TftpFile? Find(IPAddress client, string name) => Find(name) ?? (LookedAgain() ? Find(name) : null);

    /// <summary>The wire says nothing of an encoding, and is read byte by byte; names on disk are UTF-8.</summary>
    private static string AsUtf8(string name)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(Encoding.Latin1.GetBytes(name));
        }
        catch (DecoderFallbackException)
        {
            return name;
        }
    }

    private TftpFile? Find(string name) =>
        (index.Find(name) ?? index.Find(AsUtf8(name))) is { } canonical && Content(index.PathOf(canonical)) is { } content ? new TftpFile(canonical, content) : null;

    private bool LookedAgain()
    {
        if (!index.HasChanged() && time.GetElapsedTime(indexedAt) < LookAgain)
        {
            return false;
        }

        index = FolderIndex.Of(root);
        indexedAt = time.GetTimestamp();
        return true;
    }

    private ITftpContent? Content(string path)
    {
        if (RegularFile.Open(path, index.Root, out var identity) is not { } file)
        {
            return null;
        }

        if (cache.Find(identity) is not { } held)
        {
            if (identity.Size > options.LargestInMemory || !cache.TryMakeRoom(identity.Size))
            {
                return new DiskContent(file, identity);
            }

            held = cache.Add(identity, ReadWhole(file, identity));
        }

        file.Dispose();
        return held.Read();
    }

    private static byte[] ReadWhole(SafeFileHandle file, FileIdentity identity)
    {
        using var content = new DiskContent(file, identity);
        var bytes = GC.AllocateUninitializedArray<byte>((int)identity.Size);
        content.Read(0, bytes);
        return bytes;
    }
}
