using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace PhoneRig.Hosting.Control;

/// <summary>
/// Finds the process that holds a lock, as far as the kernel tells (man 5 proc_locks, proc_pid_fdinfo): a holder may have written nothing into
/// the file, and what is written there may be of one that is gone.
/// </summary>
internal static class LockHolders
{
    /// <summary>The process id; null where it cannot be found, such as beyond a container's border.</summary>
    /// <param name="file">The file, open here.</param>
    public static int? Of(SafeFileHandle file)
    {
        var lines = Lines($"/proc/self/fdinfo/{file.DangerousGetHandle()}");
        var inode = lines.Select(line => line.Split(':', StringSplitOptions.TrimEntries)).FirstOrDefault(words => words is ["ino", _])?[1];
        return inode is null ? null : Lines("/proc/locks").Select(line => HolderIn(line, inode)).FirstOrDefault(process => process is not null);
    }

    /// <summary>The holder as a program that wrote nothing about itself.</summary>
    public static RigHolder Stranger(int? process) =>
        new(Verb: null, process, User: null, Since: null, process is null ? null : Lines($"/proc/{process}/comm").FirstOrDefault());

    /// <summary>Reads "1: FLOCK  ADVISORY  WRITE 4711 fe:01:123456 0 EOF"; one that only waits has "->" for its second word.</summary>
    internal static int? HolderIn(string line, string inode) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, "FLOCK", _, "WRITE", var process, var place, ..]
        && place.Split(':')[^1] == inode
        && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && id > 0
            ? id
            : null;

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
