using System.Diagnostics;

namespace PhoneRig.Network.Tests.Support;

/// <summary>Runs programs that judge ours; a test without its program is ignored.</summary>
internal static class Tool
{
    public static void Need(string program, string package)
    {
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, program))))
        {
            Assert.Ignore($"needs {program} (Debian package {package})");
        }
    }

    public static (int Code, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
        {
            process.Kill();
        }

        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
