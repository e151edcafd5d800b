using System.Diagnostics;
using System.Globalization;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Consoles;

namespace PhoneRig.Benchmarks.Consoles;

/// <summary>What consoles cost that say nothing, in a process of their own.</summary>
internal static class IdleConsoles
{
    /// <summary>The word for the process that waits.</summary>
    public const string Command = "console-idle";

    /// <summary>Clock ticks a second in /proc (sysconf(_SC_CLK_TCK), 100 on every Linux of x64 and arm64).</summary>
    private const double Ticks = 100;

    /// <summary>What such a process spends.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="consoles">How many; 0 for the process alone.</param>
    /// <param name="time">For how long.</param>
    /// <returns>Share of one core.</returns>
    public static double Measure(string driver, int consoles, TimeSpan time)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Command, driver, consoles.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var waiting = Process.Start(start)!;
        waiting.StandardOutput.ReadLine();

        // What starting has set going is over by then.
        Thread.Sleep(TimeSpan.FromSeconds(2));
        var (before, since) = (Spent(waiting.Id), Stopwatch.GetTimestamp());
        Thread.Sleep(time);
        var share = (Spent(waiting.Id) - before) / Stopwatch.GetElapsedTime(since).TotalSeconds;
        waiting.StandardInput.Close();
        waiting.WaitForExit();
        return share;
    }

    /// <summary>That process: opens the consoles, says so, and waits for the end of its input.</summary>
    public static int Run(string driver, string consoles)
    {
        var ports = new OpenPorts();
        var ptys = Enumerable.Range(0, int.Parse(consoles, CultureInfo.InvariantCulture)).Select(_ => new BenchPty()).ToList();
        var lines = new List<ISerialLine>();
        foreach (var pty in ptys)
        {
            lines.Add(ConsoleDriverName.Port(driver, pty.Path, ports).Open(_ => { }, _ => { }));
        }

        Console.WriteLine("open");
        Console.In.ReadToEnd();
        lines.ForEach(line => line.Dispose());
        ptys.ForEach(pty => pty.Dispose());
        return 0;
    }

    /// <summary>Processor seconds of a process: utime and stime, fields 14 and 15 of proc_pid_stat(5); the name in brackets is field 2.</summary>
    private static double Spent(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[11..13].Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture)) / Ticks;
    }
}
