using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PhoneRig.Hardware.Consoles;

/// <summary>
/// The few calls a tty needs, as glibc has them on linux-x64 and linux-arm64. The numbers are those of asm-generic
/// (fcntl.h, ioctls.h, termbits.h), which both share.
/// </summary>
internal static partial class Libc
{
    public const int ReadWriteNoCttyNonBlockCloseOnExec = 0x2 | 0x100 | 0x800 | 0x80000;
    public const int CloseOnExec = 0x80000;
    public const int ExclusiveNow = 2 | 4; // LOCK_EX | LOCK_NB
    public const nuint Exclusive = 0x540C; // TIOCEXCL
    public const nuint OutputWaiting = 0x5411; // TIOCOUTQ
    public const int FlushInput = 0;
    public const int FlushBoth = 2;
    public const short CanRead = 1;
    public const short CanWrite = 4;
    public const short Trouble = 8 | 16 | 32; // POLLERR, POLLHUP, POLLNVAL

    public const int NotPermitted = 1, NoEntry = 2, Interrupted = 4, IoError = 5, NoSuchDevice = 6, TryAgain = 11, AccessDenied = 13, Busy = 16, NoDevice = 19, NotATty = 25;

    public const int ReadAndWrite = 4 | 2; // R_OK | W_OK

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Access(string path, int mode);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Ioctl(SafeFileHandle file, nuint request, ref int argument);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Ioctl(SafeFileHandle file, nuint request, ref byte argument);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    public static partial int Flock(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    public static partial int GetAttributes(SafeFileHandle file, ref byte termios);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    public static partial int SetAttributes(SafeFileHandle file, int when, ref byte termios);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    public static partial void MakeRaw(ref byte termios);

    [LibraryImport("libc", EntryPoint = "cfsetspeed", SetLastError = true)]
    public static partial int SetSpeed(ref byte termios, uint speed);

    [LibraryImport("libc", EntryPoint = "tcflush", SetLastError = true)]
    public static partial int Flush(SafeFileHandle file, int queue);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(ref PollEntry entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(SafeFileHandle file, ref byte buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeFileHandle file, ref readonly byte buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial SafeFileHandle EventFd(uint value, int flags);

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial nint RealPath(string path, ref byte resolved);

    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int File;
        public short Wanted;
        public short Seen;
    }
}
