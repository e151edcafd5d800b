using System.Diagnostics;
using PhoneRig.Hardware.Consoles;

namespace PhoneRig.Benchmarks.Consoles;

/// <summary>How long after a line was sent it is heard.</summary>
internal static class LineLatency
{
    /// <summary>Bytes of a line, its end included; the phone's own are about so long (facts 5.3).</summary>
    private const int Length = 64;

    /// <summary>Between two lines: the driver waits again by then. Not a multiple of anybody's polling.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(7.3);

    /// <summary>Sends lines and times each, from before the write to the callback that has its end.</summary>
    /// <returns>The times, shortest first.</returns>
    public static TimeSpan[] Measure(string driver, int lines)
    {
        using var pty = new BenchPty();
        using var heard = new AutoResetEvent(initialState: false);
        var at = 0L;
        using var line = ConsoleDriverName.Port(driver, pty.Path, new OpenPorts()).Open(
            bytes =>
            {
                if (bytes.Span[^1] == '\n')
                {
                    at = Stopwatch.GetTimestamp();
                    heard.Set();
                }
            },
            _ => { });
        var text = new byte[Length];
        text.AsSpan().Fill((byte)'x');
        text[^1] = (byte)'\n';
        var times = new List<TimeSpan>();
        for (var n = 0; n < lines; n++)
        {
            var sent = Stopwatch.GetTimestamp();
            pty.Send(text);
            heard.WaitOne();
            times.Add(Stopwatch.GetElapsedTime(sent, at));
            Thread.Sleep(Gap);
        }

        return [.. times.Order()];
    }
}
