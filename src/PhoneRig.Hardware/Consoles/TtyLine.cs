using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Consoles;

/// <summary>An open tty with a thread that waits in poll(2) for bytes, a hang-up or our own wake-up.</summary>
internal sealed class TtyLine : ISerialLine
{
    /// <summary>How long a write waits at most (ISerialLine).</summary>
    private static readonly TimeSpan WriteLimit = TimeSpan.FromSeconds(1);

    /// <summary>How often a write that waits looks whether the line was lost or disposed.</summary>
    private const int WriteGlance = 50;

    /// <summary>How long the last bytes written may take to leave before the device is closed: 480 characters at 9600 baud.</summary>
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMilliseconds(500);

    /// <summary>How long Dispose waits for the thread, within the second that it has.</summary>
    private static readonly TimeSpan JoinLimit = TimeSpan.FromMilliseconds(900);

    private readonly string name;
    private readonly SafeFileHandle tty;
    private readonly SafeFileHandle wake;
    private readonly OpenPorts ports;
    private readonly IDisposable claim;
    private readonly Action<ReadOnlyMemory<byte>> received;
    private readonly Action<string> lost;
    private readonly Thread thread;
    private readonly Lock writing = new();
    private volatile bool disposed;
    private volatile bool ended;

    public TtyLine(string name, SafeFileHandle tty, OpenPorts ports, IDisposable claim, Action<ReadOnlyMemory<byte>> received, Action<string> lost)
    {
        this.name = name;
        this.tty = tty;
        this.ports = ports;
        this.claim = claim;
        this.received = received;
        this.lost = lost;
        wake = Libc.EventFd(0, Libc.CloseOnExec);
        if (wake.IsInvalid)
        {
            throw SerialFaults.FromErrno(name, Marshal.GetLastPInvokeError());
        }

        thread = new Thread(Watch) { IsBackground = true, Name = $"tty {name}" };
        thread.Start();
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (writing)
        {
            var since = Stopwatch.StartNew();
            while (bytes.Length > 0)
            {
                if (disposed || ended)
                {
                    throw SerialFaults.Gone(name);
                }

                bytes = bytes[Take(bytes, since)..];
            }
        }
    }

    public void Retune(int baud)
    {
        var code = TtySpeeds.Code(name, baud);
        Span<byte> termios = stackalloc byte[TtySerialPort.TermiosRoom];
        try
        {
            if (disposed || ended)
            {
                throw SerialFaults.Gone(name);
            }

            Check(Libc.GetAttributes(tty, ref termios[0]));
            Check(Libc.SetSpeed(ref termios[0], code));
            Check(Libc.SetAttributes(tty, 0, ref termios[0]));
            Libc.Flush(tty, Libc.FlushInput);
        }
        catch (ObjectDisposedException e)
        {
            throw SerialFaults.Gone(name, e);
        }
    }

    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        try
        {
            Libc.Write(wake, in BitConverter.GetBytes(1UL)[0], sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
            // The line was lost and let go by itself; a callback may still be on its way.
        }

        if (Thread.CurrentThread != thread)
        {
            thread.Join(JoinLimit);
        }
    }

    private void Check(int result)
    {
        if (result < 0)
        {
            throw SerialFaults.FromErrno(name, Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>Hands bytes to the kernel, or waits a little.</summary>
    private int Take(ReadOnlySpan<byte> bytes, Stopwatch since)
    {
        try
        {
            var taken = Libc.Write(tty, in bytes[0], (nuint)bytes.Length);
            if (taken >= 0)
            {
                return (int)taken;
            }

            if (Marshal.GetLastPInvokeError() is not (Libc.TryAgain or Libc.Interrupted))
            {
                throw SerialFaults.FromErrno(name, Marshal.GetLastPInvokeError());
            }

            if (since.Elapsed > WriteLimit)
            {
                throw SerialFaults.Stuck(name);
            }

            Poll([Entry(tty, Libc.CanWrite)], WriteGlance);
            return 0;
        }
        catch (ObjectDisposedException e)
        {
            throw SerialFaults.Gone(name, e);
        }
    }

    private void Watch()
    {
        var reason = ReadUntilTheEnd();
        ended = true;
        Close(hungUp: reason is not null);

        // After everything was let go, so that whoever is told can open the port again.
        if (reason is not null && !disposed)
        {
            lost(reason);
        }
    }

    /// <returns>Why the line was lost; null where it was disposed.</returns>
    private string? ReadUntilTheEnd()
    {
        var buffer = new byte[4096];
        Libc.PollEntry[] entries = [Entry(tty, Libc.CanRead), Entry(wake, Libc.CanRead)];
        while (true)
        {
            Poll(entries, -1);
            if (disposed)
            {
                return null;
            }

            if (entries[0].Seen == 0)
            {
                continue;
            }

            var count = Libc.Read(tty, ref buffer[0], (nuint)buffer.Length);
            if (count > 0)
            {
                received(buffer.AsSpan(0, (int)count).ToArray());
            }
            else if (count == 0 || Marshal.GetLastPInvokeError() is not (Libc.TryAgain or Libc.Interrupted))
            {
                return "the line hung up: the adapter was unplugged or its other end closed";
            }
            else if ((entries[0].Seen & Libc.Trouble) != 0)
            {
                return "the line is in trouble and has no bytes: the adapter was unplugged";
            }
        }
    }

    private void Close(bool hungUp)
    {
        using var closing = ports.Close(name);
        if (!hungUp)
        {
            Drain();
        }

        tty.Dispose();
        claim.Dispose();
        wake.Dispose();
    }

    /// <summary>The kernel would wait up to 30 s in close(2) for bytes that a stuck adapter never takes (tty_port.closing_wait), so what is left then is dropped.</summary>
    private void Drain()
    {
        var since = Stopwatch.StartNew();
        var left = 0;
        while (Libc.Ioctl(tty, Libc.OutputWaiting, ref left) == 0 && left > 0)
        {
            if (since.Elapsed > DrainLimit)
            {
                Libc.Flush(tty, Libc.FlushBoth);
                return;
            }

            Poll([Entry(wake, 0)], 5);
        }
    }

    private static Libc.PollEntry Entry(SafeFileHandle file, short wanted) => new() { File = (int)file.DangerousGetHandle(), Wanted = wanted };

    private static void Poll(Libc.PollEntry[] entries, int milliseconds) => _ = Libc.Poll(ref entries[0], (nuint)entries.Length, milliseconds);
}
