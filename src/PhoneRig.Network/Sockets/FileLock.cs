using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PhoneRig.Network.Sockets;

/// <summary>
/// The kernel's lock on an open file (flock, man 2 flock): it dies with the process, however that ends. FileStream has one too, but
/// then nobody else may read who holds it. The numbers are those of linux-x64 and linux-arm64 (asm-generic/fcntl.h).
/// </summary>
public static partial class FileLock
{
    // O_RDWR, O_CREAT, O_CLOEXEC: no child process inherits it, and so none keeps it when this one is gone.
    private const int ReadWriteCreateCloseOnExec = 0x2 | 0x40 | 0x80000;
    private const int OwnerAndGroup = 0b110_110_000;
    private const int ExclusiveNow = 2 | 4; // LOCK_EX | LOCK_NB
    private const int WouldBlock = 11;
    private const int Interrupted = 4;

    /// <summary>Opens the file, made where there is none, without locking it.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static SafeFileHandle Open(string path)
    {
        var file = OpenFile(path, ReadWriteCreateCloseOnExec, OwnerAndGroup);
        if (!file.IsInvalid)
        {
            return file;
        }

        var error = Marshal.GetLastPInvokeError();
        file.Dispose();
        throw new IOException($"{path}: {new Win32Exception(error).Message}");
    }

    /// <summary>Takes the lock; false where somebody else has it.</summary>
    /// <exception cref="IOException">The file system has no locks.</exception>
    public static bool TryTake(SafeFileHandle file)
    {
        while (Flock(file, ExclusiveNow) != 0)
        {
            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    break;
                case WouldBlock:
                    return false;
                case var error:
                    throw new IOException($"the file system takes no lock: {new Win32Exception(error).Message}");
            }
        }

        return true;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial SafeFileHandle OpenFile(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Flock(SafeFileHandle file, int operation);
}
