using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using PhoneRig.Simulator.Bench.Serial;

namespace PhoneRig.Simulator.Tests.Bench.Serial;

/// <summary>A program that opens a serial port with plain file calls.</summary>
[SupportedOSPlatform("linux")]
internal static class Tty
{
    public static FileStream Open(string path, bool raw)
    {
        var handle = Libc.Open(path, Libc.ReadWrite | Libc.NoControllingTerminal | Libc.CloseOnExec);
        Assert.That(handle.IsInvalid, Is.False, $"cannot open {path}");
        if (raw)
        {
            var settings = new byte[64];
            Assert.That(tcgetattr(handle, settings), Is.Zero);
            cfmakeraw(settings);
            Assert.That(tcsetattr(handle, 0, settings), Is.Zero);
        }

        return new FileStream(handle, FileAccess.ReadWrite, bufferSize: 0);
    }

    [DllImport("libc")]
    private static extern int tcgetattr(SafeFileHandle tty, byte[] settings);

    [DllImport("libc")]
    private static extern void cfmakeraw(byte[] settings);

    [DllImport("libc")]
    private static extern int tcsetattr(SafeFileHandle tty, int when, byte[] settings);
}
