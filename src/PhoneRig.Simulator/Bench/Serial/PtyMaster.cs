using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace PhoneRig.Simulator.Bench.Serial;

/// <summary>
/// The bench's end of one pseudo-terminal and the thread that serves it. The other end is left as the kernel makes it: canonical, with
/// ECHO on. Whoever opens it has to change that. Nothing here ever waits for the other end.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class PtyMaster : IDisposable
{
    /// <summary>Bytes that wait for a slow reader; more are lost. A few minutes of a 9600 baud line (facts 5.1).</summary>
    private const int MostWaiting = 256 * 1024;

    /// <summary>How often a closed other end is looked at, in ms: the kernel tells of a close, not of an open.</summary>
    private const int ClosedLook = 5;

    // struct termios is 60 bytes in glibc; c_lflag is its fourth word, ICANON its bit 1.
    private const int TermiosRoom = 256;
    private const int LocalFlags = 12;
    private const uint Canonical = 2;

    private readonly SafeFileHandle master;
    private readonly SafeFileHandle wakeUp;
    private readonly Action<ReadOnlyMemory<byte>> received;
    private readonly Action<long> lost;
    private readonly Thread thread;
    private readonly Lock gate = new();
    private readonly Queue<byte> waiting = new();
    private volatile bool stopping;
    private volatile bool opened;

    /// <summary>Opens a pseudo-terminal.</summary>
    /// <param name="received">What the other end wrote; on the thread of this object.</param>
    /// <param name="lost">How many bytes nobody took.</param>
    /// <exception cref="IOException">The system has no pseudo-terminals left.</exception>
    public PtyMaster(Action<ReadOnlyMemory<byte>> received, Action<long> lost)
    {
        (this.received, this.lost) = (received, lost);
        const int Flags = Libc.ReadWrite | Libc.NoControllingTerminal | Libc.NonBlocking | Libc.CloseOnExec;
        master = Libc.OpenMaster(Flags);
        wakeUp = Libc.OpenWakeUp(0, Libc.NonBlocking | Libc.CloseOnExec);
        Span<byte> name = stackalloc byte[64];
        if (master.IsInvalid || wakeUp.IsInvalid || Libc.Grant(master) != 0 || Libc.Unlock(master) != 0
            || Libc.SlaveName(master, name, (nuint)name.Length) != 0)
        {
            throw new IOException($"no pseudo-terminal to be had (error {Marshal.GetLastPInvokeError()}); see /proc/sys/kernel/pty/nr and max");
        }

        SlavePath = Encoding.ASCII.GetString(name[..name.IndexOf((byte)0)]);

        // Once opened and closed, the kernel reports the other end as hung up until somebody opens it; a fresh one it reports as open.
        DiscardUnread();
        thread = new Thread(Serve) { IsBackground = true, Name = $"pty {SlavePath}" };
        thread.Start();
    }

    /// <summary>The other end, such as /dev/pts/7.</summary>
    public string SlavePath { get; }

    /// <summary>Whether somebody has the other end open, as last seen.</summary>
    public bool IsOpen => opened;

    /// <summary>The speed that a program has set the other end to, in bits a second; null as the kernel makes it, canonical, and for a speed that no console has.</summary>
    public int? Speed
    {
        get
        {
            Span<byte> termios = stackalloc byte[TermiosRoom];
            return Libc.GetAttributes(master, termios) != 0 || (MemoryMarshal.Read<uint>(termios[LocalFlags..]) & Canonical) != 0
                ? null
                : Libc.Speed(termios) switch
                {
                    // B1200 to B115200 (asm-generic termbits.h).
                    9 => 1200,
                    11 => 2400,
                    12 => 4800,
                    13 => 9600,
                    14 => 19_200,
                    15 => 38_400,
                    0x1001 => 57_600,
                    0x1002 => 115_200,
                    _ => null,
                };
        }
    }

    /// <summary>Sends bytes to the other end; they are lost where nobody has it open.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            var taken = Math.Min(bytes.Length, MostWaiting - waiting.Count);
            foreach (var value in bytes[..taken])
            {
                waiting.Enqueue(value);
            }

            if (taken < bytes.Length)
            {
                lost(bytes.Length - taken);
            }
        }

        Wake();
    }

    /// <summary>Closes the master: whoever has the other end open sees a hang-up.</summary>
    public void Dispose()
    {
        stopping = true;
        Wake();
        if (Thread.CurrentThread != thread)
        {
            thread.Join();
        }

        master.Dispose();
        wakeUp.Dispose();
    }

    private void Serve()
    {
        var buffer = new byte[4096];
        while (!stopping)
        {
            // A closed other end makes poll(2) return at once, so then only the wake-up is waited for.
            WaitForEvents();
            var found = Look();
            if (stopping)
            {
                return;
            }

            if ((found & Libc.PollIn) != 0)
            {
                Receive(buffer);
                if (stopping)
                {
                    return;
                }
            }

            if ((found & Libc.PollHangUp) == 0)
            {
                opened = true;
                Send();
                continue;
            }

            Drop();
            if (opened && (found & Libc.PollIn) == 0)
            {
                DiscardUnread();
                opened = false;
            }
        }
    }

    private void WaitForEvents()
    {
        bool sending;
        lock (gate)
        {
            sending = waiting.Count > 0;
        }

        Span<Libc.Polled> files =
        [
            new() { File = (int)wakeUp.DangerousGetHandle(), Wanted = Libc.PollIn },
            new() { File = (int)master.DangerousGetHandle(), Wanted = Libc.PollIn },
        ];
        _ = Libc.Poll(files, opened ? 2u : 1u, opened && !sending ? -1 : ClosedLook);
        Span<byte> counter = stackalloc byte[8];
        _ = Libc.Read(wakeUp, counter, 8);
    }

    private short Look()
    {
        Span<Libc.Polled> files = [new() { File = (int)master.DangerousGetHandle(), Wanted = Libc.PollIn }];
        _ = Libc.Poll(files, 1, 0);
        return files[0].Found;
    }

    private void Receive(byte[] buffer)
    {
        var count = (int)Libc.Read(master, buffer, (nuint)buffer.Length);
        if (count > 0)
        {
            received(buffer.AsMemory(0, count).ToArray());
        }
    }

    private void Send()
    {
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                return;
            }

            var bytes = waiting.ToArray();
            var sent = Math.Max(0, (int)Libc.Write(master, bytes, (nuint)bytes.Length));
            for (var i = 0; i < sent; i++)
            {
                waiting.Dequeue();
            }
        }
    }

    private void Drop()
    {
        lock (gate)
        {
            if (waiting.Count > 0)
            {
                lost(waiting.Count);
                waiting.Clear();
            }
        }
    }

    /// <summary>A real port forgets what was not read when it is closed; a pseudo-terminal whose master lives does not.</summary>
    private void DiscardUnread()
    {
        using var slave = Libc.Open(SlavePath, Libc.ReadWrite | Libc.NoControllingTerminal | Libc.NonBlocking | Libc.CloseOnExec);
        if (!slave.IsInvalid)
        {
            _ = Libc.Flush(slave, Libc.FlushInputAndOutput);
        }
    }

    private void Wake()
    {
        Span<byte> one = [1, 0, 0, 0, 0, 0, 0, 0];
        _ = Libc.Write(wakeUp, one, 8);
    }
}
