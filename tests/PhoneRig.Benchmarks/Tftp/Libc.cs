using System.Runtime.InteropServices;

namespace PhoneRig.Benchmarks.Tftp;

/// <summary>The system calls of the load generator: it must cost less than the servers that it measures.</summary>
internal static partial class Libc
{
    public const int In = 1; // EPOLLIN
    public const int Add = 1; // EPOLL_CTL_ADD
    public const int DontWait = 0x40; // MSG_DONTWAIT

    /// <summary>struct epoll_event is packed on x64 and nowhere else (sys/epoll.h).</summary>
    public static int EventSize { get; } = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    /// <summary>Where its data is.</summary>
    public static int EventData => EventSize - 8;

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    public static partial int EpollCreate(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    public static partial int EpollControl(int epoll, int operation, int file, ref byte one);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    public static partial int EpollWait(int epoll, ref byte events, int most, int milliseconds);

    [LibraryImport("libc", EntryPoint = "recv")]
    public static partial nint Receive(int file, ref byte buffer, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "send")]
    public static partial nint Send(int file, ref byte buffer, nint length, int flags);
}
