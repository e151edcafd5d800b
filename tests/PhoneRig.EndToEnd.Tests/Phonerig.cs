using System.Diagnostics;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>The built executable, run as a user would.</summary>
internal static class Phonerig
{
    /// <summary>No command of these tests takes half as long.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    public sealed record Result(int ExitCode, string Output, string Error);

    /// <summary>Where rigs keep their state that are run in no folder of their own: never the user's.</summary>
    private static readonly Lazy<string> State = new(() => Directory.CreateTempSubdirectory("phonerig-state-").FullName);

    public static Result Run(params string[] arguments) => RunIn(Environment.CurrentDirectory, arguments);

    /// <summary>Runs in a folder, which holds the rigs' state too.</summary>

    public static Result RunIn(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        return End(process, output, error);
    }

    /// <summary>Runs, and sends Ctrl-C as soon as a line of the output satisfies <paramref name="when"/>.</summary>
    public static Result InterruptWhen(Func<string, bool> when, params string[] arguments) => InterruptWhen(Environment.CurrentDirectory, when, arguments);

    /// <inheritdoc cref="InterruptWhen(Func{string, bool}, string[])"/>
    public static Result InterruptWhen(string folder, Func<string, bool> when, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var lines = new List<string>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
            if (when(line))
            {
                // By the shell, whose kill is built in: a slim system may have no other.
                using var kill = Process.Start("sh", ["-c", $"kill -INT {process.Id}"]);
                kill.WaitForExit();
                break;
            }
        }

        var rest = process.StandardOutput.ReadToEndAsync();
        var result = End(process, rest, error);
        return result with { Output = string.Join('\n', lines) + "\n" + result.Output };
    }

    private static Process Start(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "phonerig.dll"), .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["PHONERIG_STATE"] = folder == Environment.CurrentDirectory ? State.Value : Path.Combine(folder, ".state");
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start");
    }

    private static Result End(Process process, Task<string> output, Task<string> error)
    {
        if (!process.WaitForExit(Bound))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"phonerig did not end within {Bound}");
        }

        return new Result(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
