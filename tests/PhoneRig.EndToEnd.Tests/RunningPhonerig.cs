using System.Collections.Concurrent;
using System.Diagnostics;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>The built executable while it runs: its lines as they come, and ways to end it. It is dead after the test in any case.</summary>
internal sealed class RunningPhonerig : IDisposable
{
    /// <summary>The longest of these tests' waits is a whole recovery by a power cycle and a reset: about 3 min of the phones' time at 20 times the speed, so 10 s, and ten times that for a busy machine and slow starts of processes.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    /// <summary>The program as it was published, where PHONERIG_PUBLISHED names its folder; else as it was built for these tests.</summary>
    private static readonly string[] Program = Environment.GetEnvironmentVariable("PHONERIG_PUBLISHED") is { Length: > 0 } published
        ? [Path.Combine(published, "phonerig")]
        : ["dotnet", Path.Combine(AppContext.BaseDirectory, "phonerig.dll")];

    /// <summary>How often it is seen whether it has ended.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly Process process;
    private readonly BlockingCollection<string> lines = [];
    private readonly ConcurrentQueue<string> seen = new();

    /// <summary>Starts it.</summary>
    /// <param name="state">The folder of what rigs keep.</param>
    /// <param name="arguments">The command line.</param>
    public RunningPhonerig(string state, params string[] arguments)
        : this([], state, arguments)
    {
    }

    /// <summary>Starts it by another program that becomes it.</summary>
    /// <param name="by">The program and its own arguments.</param>
    /// <param name="state">The folder of what rigs keep.</param>
    /// <param name="arguments">The command line.</param>
    public RunningPhonerig(string[] by, string state, params string[] arguments)
    {
        string[] line = [.. by, .. Program, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["PHONERIG_STATE"] = state;
        process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start");
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    /// <summary>All it has said.</summary>
    public string Output => string.Join('\n', seen);

    /// <summary>The next line that is wanted; those before it are passed over. One that has ended says nothing more.</summary>
    /// <param name="wanted">Whether a line is.</param>
    /// <param name="silence">The longest between two lines; null: that of most of these tests.</param>
    public string Await(Func<string, bool> wanted, TimeSpan? silence = null)
    {
        for (var silent = Stopwatch.StartNew(); silent.Elapsed < (silence ?? Bound);)
        {
            var ended = HasSaidAll;
            if (lines.TryTake(out var line, ended ? TimeSpan.Zero : Look))
            {
                if (wanted(line))
                {
                    return line;
                }

                silent.Restart();
            }
            else if (ended)
            {
                throw new TimeoutException($"phonerig ended with {process.ExitCode} and did not say what was awaited; it said\n{Output}");
            }
        }

        throw new TimeoutException($"phonerig did not say what was awaited; it said\n{Output}");
    }

    /// <summary>The next line with a text in it.</summary>
    public string Await(string text) => Await(line => line.Contains(text, StringComparison.Ordinal));

    private bool HasSaidAll
    {
        get
        {
            if (!process.HasExited)
            {
                return false;
            }

            process.WaitForExit();
            return true;
        }
    }

    /// <summary>Waits for its end.</summary>
    public int End()
    {
        if (!process.WaitForExit(Bound))
        {
            throw new TimeoutException($"phonerig did not end; it said\n{Output}");
        }

        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Ctrl-C, and its end.</summary>
    public int Interrupt()
    {
        Signal("INT");
        return End();
    }

    /// <summary>Sends signals, one right after the other.</summary>
    public void Signal(params string[] names)
    {
        // By the shell, whose kill is built in: a slim system may have no other.
        using var kill = Process.Start("sh", ["-c", string.Join(';', names.Select(name => $"kill -{name} {process.Id}"))]);
        kill.WaitForExit();
    }

    /// <summary>Whether it ends within a time.</summary>
    public bool EndsWithin(TimeSpan time) => process.WaitForExit(time);

    /// <summary>SIGKILL at a moment after its start; false where it has ended before.</summary>
    public bool KillAfter(TimeSpan moment)
    {
        if (EndsWithin(moment))
        {
            return false;
        }

        Kill();
        return true;
    }

    /// <summary>SIGKILL: nothing of it can clean up.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
        lines.Dispose();
    }

    private void Take(string? line)
    {
        if (line is not null)
        {
            seen.Enqueue(line);
            lines.Add(line);
        }
    }
}
