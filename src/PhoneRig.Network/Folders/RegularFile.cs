using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PhoneRig.Network.Folders;

/// <summary>
/// Opens regular files and nothing else, without ever waiting: an ordinary open of a FIFO waits for its writer for good, and one of a device may do things.
/// The numbers are those of linux-x64 and linux-arm64 (asm-generic/fcntl.h, linux/stat.h); <c>statx</c> has one layout on both, which <c>stat</c> has not.
/// </summary>
internal static partial class RegularFile
{
    // O_RDONLY, O_NOCTTY, O_NONBLOCK, O_CLOEXEC
    private const int ReadWithoutWaiting = 0x100 | 0x800 | 0x80000;
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int EmptyPath = 0x1000; // AT_EMPTY_PATH: the open file itself
    private const uint BasicFields = 0x7FF; // STATX_BASIC_STATS
    private const int TypeOfFile = 0xF000; // S_IFMT
    private const int Regular = 0x8000; // S_IFREG
    private const int Interrupted = 4; // EINTR

    /// <summary>What a path leads to, links followed; null where that is no regular file, or nothing.</summary>
    public static FileIdentity? Look(string path) => Statx(CurrentFolder, path, flags: 0, BasicFields, out var found) == 0 ? IdentityOf(found) : null;

    /// <summary>When a folder was last changed, as nanoseconds since 1970 with its inode; null where it is gone.</summary>
    public static (ulong Inode, long Modified)? LookAtFolder(string path) =>
        Statx(CurrentFolder, path, flags: 0, BasicFields, out var found) == 0 ? (found.Inode, Nanoseconds(found)) : null;

    /// <summary>An open file as it is now; null where it is no regular file.</summary>
    public static FileIdentity? Look(SafeFileHandle file) => StatxOpen(file, "", EmptyPath, BasicFields, out var found) == 0 ? IdentityOf(found) : null;

    /// <summary>Opens a regular file below a folder. A link may lead to another place below it, and to none outside; the open file is what is looked at, so that nobody can exchange it in between.</summary>
    /// <param name="path">The file.</param>
    /// <param name="root">The folder's real path, without links.</param>
    /// <param name="identity">Which file it is.</param>
    /// <returns>Null where it is not there, or no such file.</returns>
    /// <exception cref="IOException">It is there and cannot be opened.</exception>
    public static SafeFileHandle? Open(string path, string root, out FileIdentity identity)
    {
        identity = default;
        if (Look(path) is null)
        {
            return null;
        }

        var file = OpenFile(path, ReadWithoutWaiting);
        for (var error = Marshal.GetLastPInvokeError(); file.IsInvalid && error == Interrupted; error = Marshal.GetLastPInvokeError())
        {
            file = OpenFile(path, ReadWithoutWaiting);
        }

        if (file.IsInvalid)
        {
            throw new IOException($"{path}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
        }

        if (Look(file) is { } found && IsBelow(RealPath(file), root))
        {
            identity = found;
            return file;
        }

        file.Dispose();
        return null;
    }

    /// <summary>A folder's path without links.</summary>
    /// <exception cref="IOException">It is no folder, or may not be read.</exception>
    public static string RealFolder(string path)
    {
        using var folder = OpenFile(path, ReadWithoutWaiting);
        return !folder.IsInvalid && Directory.Exists(path) && RealPath(folder) is { } real
            ? real
            : throw new IOException(Directory.Exists(path) ? $"the folder {path} cannot be read" : File.Exists(path) ? $"{path} is a file, and no folder" : $"there is no folder {path}");
    }

    private static bool IsBelow(string? path, string root) => path?.StartsWith(root == "/" ? root : $"{root}/", StringComparison.Ordinal) == true;

    private static string? RealPath(SafeFileHandle file) => new FileInfo($"/proc/self/fd/{file.DangerousGetHandle()}").LinkTarget;

    private static FileIdentity? IdentityOf(in StatxResult found) => (found.Mode & TypeOfFile) == Regular
        ? new FileIdentity(((ulong)found.DeviceMajor << 32) | found.DeviceMinor, found.Inode, (long)found.Size, Nanoseconds(found))
        : null;

    private static long Nanoseconds(in StatxResult found) => unchecked((found.ModifiedSeconds * 1_000_000_000) + found.ModifiedNanoseconds);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial SafeFileHandle OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Statx(int folder, string path, int flags, uint mask, out StatxResult found);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int StatxOpen(SafeFileHandle file, string path, int flags, uint mask, out StatxResult found);

    /// <summary>The part of <c>struct statx</c> (linux/stat.h, 256 bytes) that is used.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct StatxResult
    {
        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(40)]
        public ulong Size;

        [FieldOffset(112)]
        public long ModifiedSeconds;

        [FieldOffset(120)]
        public uint ModifiedNanoseconds;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
