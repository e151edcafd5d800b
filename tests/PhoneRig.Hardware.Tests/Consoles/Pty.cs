using System.Runtime.InteropServices;
using System.Text;

namespace PhoneRig.Hardware.Tests.Consoles;

/// <summary>A real pseudo-terminal of the kernel; the test holds its master, as a phone holds the other end of a console cable.</summary>
internal sealed partial class Pty : IDisposable
{
    private readonly Lock gate = new();
    private int master;
    private int slave;

    public Pty()
    {
        var name = new byte[256];
        Assert.That(OpenPty(out master, out slave, ref name[0], 0, 0), Is.Zero, "openpty");
        Path = Encoding.ASCII.GetString(name, 0, Array.IndexOf(name, (byte)0));
    }

    /// <summary>The device that the code under test opens.</summary>
    public string Path { get; }

    /// <summary>ECHO and the rest of the slave's settings, as any process sees them.</summary>
    public bool Echo
    {
        get
        {
            var termios = new byte[256];
            Assert.That(GetAttributes(master, ref termios[0]), Is.Zero, "tcgetattr");
            return (BitConverter.ToUInt32(termios, 12) & 8) != 0; // c_lflag & ECHO
        }
    }

    /// <summary>The speed that the slave is set to, in bits a second; 0 for one that no test knows.</summary>
    public int Speed
    {
        get
        {
            var termios = new byte[256];
            Assert.That(GetAttributes(master, ref termios[0]), Is.Zero, "tcgetattr");
            return OutputSpeed(ref termios[0]) switch { 9 => 1200, 13 => 9600, 15 => 38400, 0x1002 => 115200, _ => 0 };
        }
    }

    /// <summary>Waits until the kernel has handed all bytes over to the code under test; what it still holds dies with the device.</summary>
    public bool WaitUntilRead(TimeSpan bound) => SpinWait.SpinUntil(
        () =>
        {
            var entry = new PollEntry { File = slave, Wanted = 1 };
            return Poll(ref entry, 1, 0) == 0;
        },
        bound);

    public void Send(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var taken = (int)Write(master, in bytes[0], (nuint)bytes.Length);
            Assert.That(taken, Is.Positive, "write to the master");
            bytes = bytes[taken..];
        }
    }

    /// <summary>Bytes that came out of the slave within a bound; fewer when no more came.</summary>
    public byte[] Receive(int count, TimeSpan bound)
    {
        var all = new List<byte>();
        var buffer = new byte[4096];
        while (all.Count < count)
        {
            var entry = new PollEntry { File = master, Wanted = 1 };
            if (Poll(ref entry, 1, (int)bound.TotalMilliseconds) <= 0 || (entry.Seen & 1) == 0)
            {
                break;
            }

            var got = Read(master, ref buffer[0], (nuint)buffer.Length);
            if (got <= 0)
            {
                break;
            }

            all.AddRange(buffer.AsSpan(0, (int)got));
        }

        return [.. all];
    }

    /// <summary>Lets the test's own copy of the slave go; without it the master can tell when the code under test has closed.</summary>
    public void CloseSlave()
    {
        lock (gate)
        {
            if (slave >= 0)
            {
                _ = CloseFile(slave);
                slave = -1;
            }
        }
    }

    /// <summary>The cable is pulled.</summary>
    public void HangUp()
    {
        lock (gate)
        {
            if (master >= 0)
            {
                _ = CloseFile(master);
                master = -1;
            }
        }
    }

    public void Dispose()
    {
        HangUp();
        CloseSlave();
    }

    [LibraryImport("libc", EntryPoint = "openpty")]
    private static partial int OpenPty(out int master, out int slave, ref byte name, nint termios, nint size);

    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    private static partial int GetAttributes(int file, ref byte termios);

    [LibraryImport("libc", EntryPoint = "cfgetospeed")]
    private static partial uint OutputSpeed(ref byte termios);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int file, ref readonly byte buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(int file, ref byte buffer, nuint count);

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
