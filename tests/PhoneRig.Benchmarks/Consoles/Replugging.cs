using PhoneRig.Hardware.Consoles;

namespace PhoneRig.Benchmarks.Consoles;

/// <summary>An adapter that is pulled and plugged in again and again, behind a name that stays, each time with bytes on their way.</summary>
/// <param name="Delivered">Bytes that the kernel had handed over when the plug was pulled.</param>
/// <param name="Heard">Bytes that came out of the driver, in order and as they were sent.</param>
/// <param name="HandlesBefore">The process's handles after the first cycle.</param>
/// <param name="HandlesAfter">The same after the last.</param>
internal sealed record Replugging(long Delivered, long Heard, int HandlesBefore, int HandlesAfter)
{
    /// <summary>Bytes of one cycle: up to what a pseudo-terminal holds.</summary>
    private const int Most = 4000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Does it.</summary>
    public static Replugging Measure(string driver, int cycles)
    {
        var name = Path.Combine(Path.GetTempPath(), $"console-bench-{Environment.ProcessId}");
        var ports = new OpenPorts();
        var random = new Random(970);
        var (delivered, heard, before) = (0L, 0L, 0);
        try
        {
            // The first cycle loads what the runtime needs and is not counted.
            for (var cycle = -1; cycle < cycles; cycle++)
            {
                var sent = new byte[random.Next(1, Most)];
                random.NextBytes(sent);
                var got = Cycle(driver, name, ports, sent);
                if (cycle < 0)
                {
                    before = Handles(atMost: 0);
                    continue;
                }

                delivered += sent.Length;
                heard += got.AsSpan().CommonPrefixLength(sent);
            }

            return new Replugging(delivered, heard, before, Handles(before));
        }
        finally
        {
            File.Delete(name);
        }
    }

    private static byte[] Cycle(string driver, string name, OpenPorts ports, byte[] sent)
    {
        using var pty = new BenchPty();
        File.Delete(name);
        File.CreateSymbolicLink(name, pty.Path);
        using var ear = new Ear();
        using var line = ConsoleDriverName.Port(driver, name, ports).Open(ear.Received, ear.HungUp);
        pty.Send(sent);

        // What the kernel still holds dies with the device; what it has handed over must not.
        if (!SpinWait.SpinUntil(() => !pty.HasUnread, Patience))
        {
            throw new TimeoutException($"the driver {driver} does not read its device");
        }

        pty.HangUp();
        return ear.WaitFor(it => it.Lost) ? ear.Bytes : throw new TimeoutException($"the driver {driver} has not noticed a hang-up");
    }

    /// <summary>The handles of this process, once those are gone that a thread of the driver is still closing; without the runtime's own, of the assemblies that it loads when they are wanted.</summary>
    private static int Handles(int atMost)
    {
        var count = 0;
        SpinWait.SpinUntil(() => (count = Count()) <= atMost, TimeSpan.FromSeconds(2));
        return count;
    }

    private static int Count() => Directory.GetFileSystemEntries("/proc/self/fd")
        .Count(handle => new FileInfo(handle).LinkTarget is { } target && !target.EndsWith(".dll", StringComparison.Ordinal));
}
