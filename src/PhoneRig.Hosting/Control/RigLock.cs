using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Hosting.Control;

/// <summary>
/// One process owns a rig (design 1): who holds this lock does. The kernel lets it go when the process ends, however it ends; a file that
/// was left behind is no obstacle. Its content says who, so that the loser can name the winner.
/// </summary>
public sealed class RigLock : IDisposable
{
    // A holder's own words are some 100 bytes; a file of another program's may be anything.
    private const int LongestContent = 4096;

    private readonly SafeFileHandle file;

    private RigLock(SafeFileHandle file, RigHolder holder) => (this.file, Holder) = (file, holder);

    /// <summary>Who holds it: this process.</summary>
    public RigHolder Holder { get; }

    /// <summary>Takes the rig's lock; null where somebody else has it.</summary>
    /// <param name="state">The rig's state; its folder is made where there is none.</param>
    /// <param name="self">Who takes it.</param>
    /// <param name="other">Who has it, where somebody does.</param>
    /// <exception cref="IOException">The folder or the file cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not.</exception>
    public static RigLock? TryTake(RigState state, RigHolder self, out RigHolder? other)
    {
        Directory.CreateDirectory(state.Folder);
        var open = FileLock.Open(state.Lock);
        try
        {
            if (!FileLock.TryTake(open))
            {
                other = Find(open);
                open.Dispose();
                return null;
            }

            other = null;
            LetGroupIn(open);
            Write(open, JsonSerializer.SerializeToUtf8Bytes(self, ControlJson.Options));
            return new RigLock(open, self);
        }
        catch
        {
            open.Dispose();
            throw;
        }
    }

    /// <summary>Lets the rig go. The file stays: who removed it could remove the next holder's.</summary>
    public void Dispose()
    {
        if (!file.IsClosed)
        {
            Write(file, []);
            file.Dispose();
        }
    }

    /// <summary>Past the umask: who may use the socket has to learn from the lock that there is an owner.</summary>
    private static void LetGroupIn(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
        }
        catch (UnauthorizedAccessException)
        {
            // Made by another user of the group, who has seen to it.
        }
    }

    private static RigHolder Find(SafeFileHandle file)
    {
        var process = LockHolders.Of(file);
        return Read(file) is { } written && (process is null ? Directory.Exists($"/proc/{written.Process}") : written.Process == process)
            ? written
            : LockHolders.Stranger(process);
    }

    private static RigHolder? Read(SafeFileHandle file)
    {
        var buffer = new byte[LongestContent];
        var length = RandomAccess.Read(file, buffer, fileOffset: 0);
        try
        {
            return JsonSerializer.Deserialize<RigHolder>(buffer.AsSpan(0, length), ControlJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Write(SafeFileHandle file, ReadOnlySpan<byte> content)
    {
        RandomAccess.SetLength(file, 0);
        RandomAccess.Write(file, content, fileOffset: 0);
    }
}
