using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace PhoneRig.Tests.RealKernel;

/// <summary>
/// Every edge of the simulated header as the kernel saw it, whoever made it: the kernel of scripts/uml-kernel.sh writes each to its log. One at a time: the log is
/// the machine's.
/// </summary>
internal sealed class LineLog
{
    /// <summary>SYSLOG_ACTION_READ_ALL and SYSLOG_ACTION_CLEAR (man 2 syslog): all since the last of the second.</summary>
    private const int ReadAll = 3, Clear = 5;

    private const string Words = "gpio_sim: edge ";

    /// <summary>As large as the kernel's own buffer.</summary>
    private readonly byte[] buffer = new byte[1 << 17];

    /// <summary>Begins now.</summary>
    public LineLog() => Begin();

    /// <summary>The machine's monotonic clock, which the kernel's times are of too (man 2 clock_gettime: CLOCK_MONOTONIC).</summary>
    public static TimeSpan Now => Stopwatch.GetElapsedTime(0);

    /// <summary>Forgets all edges so far.</summary>
    public void Begin() => Ask(Clear);

    /// <summary>All edges until now.</summary>
    public List<Edge> Edges() =>
    [
        .. Encoding.ASCII.GetString(buffer, 0, Ask(ReadAll)).Split('\n')
            .Select(line => (Line: line, At: line.IndexOf(Words, StringComparison.Ordinal)))
            .Where(line => line.At >= 0)
            .Select(line => Read(line.Line[(line.At + Words.Length)..].Split(' '))),
    ];

    /// <summary>Whether the kernel has said something else since then.</summary>
    public bool Says(string text) => Encoding.ASCII.GetString(buffer, 0, Ask(ReadAll)).Contains(text, StringComparison.Ordinal);

    /// <summary>Nanoseconds, line, new level: see scripts/uml/gpio-sim.patch.</summary>
    private static Edge Read(string[] words) =>
        new(TimeSpan.FromTicks(long.Parse(words[0], CultureInfo.InvariantCulture) / 100), int.Parse(words[1], CultureInfo.InvariantCulture), words[2] == "1");

    private int Ask(int what) => Control(what, buffer, buffer.Length) is >= 0 and var length ? length : throw new IOException($"klogctl {what} failed: error {Marshal.GetLastPInvokeError()}");

    [DllImport("libc", EntryPoint = "klogctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int type, byte[] buffer, int length);
}
