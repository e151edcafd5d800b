namespace PhoneRig.Hosting.Edges;

/// <summary>Files that are there whole and on disk, or as they were before: written beside their place, then renamed into it.</summary>
public static class WholeFile
{
    /// <summary>Writes one; what stands there is replaced.</summary>
    /// <param name="file">Where to; its folder is there.</param>
    /// <param name="write">Writes its content, and leaves the stream open.</param>
    /// <exception cref="IOException">It cannot be written, or what stands there is no plain file; what stood there stands, and nothing is left beside it.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the same.</exception>
    public static void Write(string file, Action<Stream> write)
    {
        var whole = Path.GetFullPath(file);
        RefuseWhatIsNoFile(whole);
        var beside = $"{whole}.{Environment.ProcessId}.new";
        try
        {
            using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, whole, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    /// <summary>Whether a path is where devices are, which a rename must not replace. Linux keeps a file system in memory among them, for whoever wants files there (man 7 shm_overview).</summary>
    /// <param name="path">The path, from the root on.</param>
    public static bool IsAmongDevices(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal);

    /// <summary>A rename puts a plain file in the place of whatever is there: of a device too, for those who may.</summary>
    private static void RefuseWhatIsNoFile(string whole)
    {
        var folder = Path.GetDirectoryName(whole);
        if (folder is null || Directory.Exists(whole))
        {
            throw new IOException("it is a folder: name a file in it");
        }

        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"there is no folder {folder}: make it first");
        }

        if (IsAmongDevices(whole))
        {
            throw new IOException("it is a device and no file: name a file in a folder of your own");
        }
    }
}
