using System.Globalization;
using PhoneRig.Hardware.Consoles;

namespace PhoneRig.Benchmarks.Consoles;

/// <summary>The console drivers on the kernel's pseudo-terminals: what they lose, what they cost while nothing is said, how soon a line is heard, what a pulled plug leaves.</summary>
internal static class ConsoleBenchmark
{
    public const string Usage = "console [MEGABYTES [SECONDS [LINES [CYCLES]]]]";

    private const int Consoles = 16;

    /// <summary>The marks, of the default driver.</summary>
    private const double IdleMark = 0.01;
    private static readonly TimeSpan LatencyMark = TimeSpan.FromMilliseconds(1);

    /// <summary>Measures and prints.</summary>
    /// <param name="options">Megabytes sent, seconds of idleness, lines timed, unplug and replug cycles. Default: 10, 10, 1000, 100.</param>
    /// <returns>Whether every mark is met.</returns>
    public static bool Run(params string[] options)
    {
        int Option(int at, int usual) => options.Length > at ? int.Parse(options[at], CultureInfo.InvariantCulture) : usual;
        var (megabytes, seconds, lines, cycles) = (Option(0, 10), Option(1, 10), Option(2, 1000), Option(3, 100));
        Say($"{DateTimeOffset.UtcNow:yyyy-MM-dd} on {Environment.MachineName} ({Environment.ProcessorCount} processors, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]})");
        var met = true;
        foreach (var driver in ConsoleDriverName.All)
        {
            var lost = Loss(driver, megabytes * 1_000_000);
            Say($"{driver,-7} {megabytes} MB received: {lost} bytes lost or changed (mark 0)");
            met &= lost == 0;

            var unplugged = Replugging.Measure(driver, cycles);
            Say($"{driver,-7} {cycles} unplug/replug cycles: {unplugged.Delivered} bytes delivered by the kernel, {unplugged.Heard} heard (mark: all); handles {unplugged.HandlesBefore} before, {unplugged.HandlesAfter} after (mark: no more)");
            met &= unplugged.Heard == unplugged.Delivered && unplugged.HandlesAfter <= unplugged.HandlesBefore;

            LineLatency.Measure(driver, 50); // what the runtime compiles at first is not measured
            var times = LineLatency.Measure(driver, lines);
            var (median, tail) = (times[times.Length / 2], times[times.Length * 99 / 100]);
            Say($"{driver,-7} {lines} lines: median {median.TotalMicroseconds:0} us, p99 {tail.TotalMicroseconds:0} us{(driver == ConsoleDriverName.Tty ? $" (mark: median {LatencyMark.TotalMicroseconds:0} us)" : "")}");
            met &= driver != ConsoleDriverName.Tty || median <= LatencyMark;
        }

        var idle = TimeSpan.FromSeconds(seconds);
        var nothing = IdleConsoles.Measure(ConsoleDriverName.Tty, 0, idle);
        var tty = IdleConsoles.Measure(ConsoleDriverName.Tty, Consoles, idle);
        var system = IdleConsoles.Measure(ConsoleDriverName.System, Consoles, idle);
        Say($"idle    for {seconds} s, of a core: no console {nothing:0.0%}, {Consoles} on tty {tty:0.0%} (mark {IdleMark:0%}), {Consoles} on system {system:0.0%}: {(tty > 0 ? $"{system / tty:0} times as much" : "tty spent no tick")}");
        met &= tty <= IdleMark;
        Say(met ? "every mark is met" : "a mark is MISSED");
        return met;
    }

    /// <summary>Bytes that are missing or other than sent.</summary>
    private static long Loss(string driver, int count)
    {
        var sent = new byte[count];
        new Random(970).NextBytes(sent);
        using var pty = new BenchPty();
        using var ear = new Ear();
        using var line = ConsoleDriverName.Port(driver, pty.Path, new OpenPorts()).Open(ear.Received, ear.HungUp);
        var phone = new Thread(() => pty.Send(sent)) { IsBackground = true };
        phone.Start();
        ear.WaitFor(it => it.Count >= sent.Length);
        return sent.Length - ear.Bytes.AsSpan().CommonPrefixLength(sent);
    }

    private static void Say(string line) => Console.WriteLine(line);
}
