using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Consoles;

/// <summary>A serial device read by our own code: no cost while it waits, and a hang-up is seen within milliseconds. 8N1, no flow control (facts 5.1).</summary>
/// <param name="name">The device, best by its stable name under /dev/serial/by-id.</param>
/// <param name="ports">The rig's open devices.</param>
/// <param name="baud">Bits a second: one of 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200. Default: 9600 (facts 5.1).</param>
public sealed class TtySerialPort(string name, OpenPorts ports, int baud = 9600) : ISerialPort
{
    /// <summary>struct termios is 60 bytes in glibc on both machines; we give it room and touch two of its words.</summary>
    internal const int TermiosRoom = 256;

    private const int InputFlags = 0;
    private const int ControlFlags = 8;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ISerialLine Open(Action<ReadOnlyMemory<byte>> received, Action<string> lost)
    {
        var claim = ports.Claim(name);
        try
        {
            var tty = Libc.Open(name, Libc.ReadWriteNoCttyNonBlockCloseOnExec);
            try
            {
                Check(tty.IsInvalid ? -1 : 0);
                SetUp(tty);
                return new TtyLine(name, tty, ports, claim, received, lost);
            }
            catch
            {
                tty.Dispose();
                throw;
            }
        }
        catch
        {
            claim.Dispose();
            throw;
        }
    }

    /// <summary>ECHO goes off first: until then the kernel sends back whatever the phone prints, and one ENTER opens the phone's shell (facts 0.10).</summary>
    private void SetUp(SafeFileHandle tty)
    {
        Span<byte> termios = stackalloc byte[TermiosRoom];
        Check(Libc.GetAttributes(tty, ref termios[0]));
        Libc.MakeRaw(ref termios[0]);

        // cfmakeraw leaves IXOFF (0x1000), with which the kernel would send XOFF to the phone when we read slowly.
        Clear(termios[InputFlags..], 0x1000);

        // CSTOPB and CRTSCTS off, CREAD and CLOCAL on: one stop bit, no modem lines (asm-generic termbits.h).
        Clear(termios[ControlFlags..], 0x40 | 0x8000_0000);
        Set(termios[ControlFlags..], 0x80 | 0x800);
        Check(Libc.SetSpeed(ref termios[0], TtySpeeds.Code(name, baud)));
        Check(Libc.SetAttributes(tty, 0, ref termios[0]));

        // What came before was cooked by the old settings.
        Libc.Flush(tty, Libc.FlushInput);

        // TIOCEXCL stops other users; it does not stop root, so an advisory lock tells other copies of this program.
        var none = 0;
        Check(Libc.Ioctl(tty, Libc.Exclusive, ref none));
        Check(Libc.Flock(tty, Libc.ExclusiveNow));
    }

    private static void Clear(Span<byte> word, uint bits) =>
        MemoryMarshal.Write(word, MemoryMarshal.Read<uint>(word) & ~bits);

    private static void Set(Span<byte> word, uint bits) =>
        MemoryMarshal.Write(word, MemoryMarshal.Read<uint>(word) | bits);

    private void Check(int result)
    {
        if (result < 0)
        {
            throw SerialFaults.FromErrno(name, Marshal.GetLastPInvokeError());
        }
    }
}
