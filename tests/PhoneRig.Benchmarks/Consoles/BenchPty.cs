using System.Runtime.InteropServices;
using System.Text;

namespace PhoneRig.Benchmarks.Consoles;

/// <summary>A pseudo-terminal whose master this process writes to, and waits where the other end is slow.</summary>
internal sealed partial class BenchPty : IDisposable
{
    private const short CanRead = 1; // POLLIN
    private int master;
    private int slave;

    public BenchPty()
    {
        Span<byte> name = stackalloc byte[256];
        if (OpenPty(out master, out slave, ref name[0], 0, 0) != 0)
        {
            throw new IOException("no pseudo-terminal to be had; see /proc/sys/kernel/pty/nr and max");
        }

        Path = Encoding.ASCII.GetString(name[..name.IndexOf((byte)0)]);
    }

    /// <summary>The device that is opened as a console.</summary>
    public string Path { get; }

    /// <summary>True while the kernel holds bytes that whoever has the device open has not read.</summary>
    public bool HasUnread
    {
        get
        {
            var entry = new PollEntry { File = slave, Wanted = CanRead };
            return Poll(ref entry, 1, 0) > 0 && (entry.Seen & CanRead) != 0;
        }
    }

    /// <summary>Sends all of the bytes.</summary>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var taken = (int)Write(master, in bytes[0], (nuint)bytes.Length);
            if (taken <= 0)
            {
                throw new IOException("the master of a pseudo-terminal took no bytes");
            }

            bytes = bytes[taken..];
        }
    }

    /// <summary>Pulls the plug.</summary>
    public void HangUp()
    {
        Close(ref master);
        Close(ref slave);
    }

    public void Dispose() => HangUp();

    private static void Close(ref int file)
    {
        if (file >= 0)
        {
            _ = CloseFile(file);
            file = -1;
        }
    }

    [LibraryImport("libc", EntryPoint = "openpty")]
    private static partial int OpenPty(out int master, out int slave, ref byte name, nint termios, nint size);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int file, ref readonly byte buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollEntry entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int CloseFile(int file);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int File;
        public short Wanted;
        public short Seen;
    }
}
