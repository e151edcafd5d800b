using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PhoneRig.Benchmarks.Tftp;

/// <summary>Ours against the rivals under load, repetition by repetition in turn, as medians and ratios within a repetition.</summary>
internal static class BenchCommand
{
    /// <summary>Often enough for children that live for a second, and seldom enough to cost nothing.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    /// <summary>Runs and prints a table.</summary>
    /// <returns>The exit code: 1 where a mark is missed.</returns>
    public static int Run(TftpOptions options)
    {
        var programs = ServerProgram.All(options.PhoneRig, options.Rivals).ToDictionary(program => program.Name);
        var root = Directory.CreateTempSubdirectory("phonerig-bench-").FullName;
        try
        {
            Console.WriteLine($"TFTP, 512-byte blocks, {DateTime.UtcNow:yyyy-MM-dd}, {Machine()}, medians of {options.Repetitions}, loopback\n");
            var kept = true;
            foreach (var part in BenchPart.All.Select(part => part with { Clients = options.Clients ?? part.Clients, Size = options.Size ?? part.Size }))
            {
                kept &= Measure(part, options, programs, root);
            }

            return kept ? 0 : 1;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>The load generator, in a process of its own.</summary>
    public static int Load(string request)
    {
        using var load = new LoadGenerator(JsonSerializer.Deserialize<LoadRequest>(request)!);
        Console.WriteLine(JsonSerializer.Serialize(load.Run()));
        return 0;
    }

    private static bool Measure(BenchPart part, TftpOptions options, Dictionary<string, ServerProgram> programs, string root)
    {
        var file = Path.Combine(root, "file.bin");
        var bytes = new byte[part.Size];
        new Random(1).NextBytes(bytes);
        File.WriteAllBytes(file, bytes);
        OpenToAll(root, file);
        string[] names = ["ours", .. part.Rivals.Where(rival => options.Servers.Count == 0 || options.Servers.Contains(rival))];
        var all = names.ToDictionary(name => name, _ => new List<Measurement>());
        for (var repetition = 0; repetition < options.Repetitions; repetition++)
        {
            foreach (var (name, number) in names.Select((name, number) => (name, number)))
            {
                Console.Error.WriteLine($"{part.Name}, {name}, {repetition + 1} of {options.Repetitions}");
                using var server = RunningServer.Start(programs[name], root, Loopback.Place(number), "file.bin");

                // Once for nothing: disk caches, and code that is compiled as it runs.
                Once(server, new LoadRequest($"{server.At}", "file.bin", file, Math.Min(part.Clients, 8)));
                all[name].Add(Once(server, new LoadRequest($"{server.At}", "file.bin", file, part.Clients, part.AckDelay, part.Loss, Seed: repetition + 1)));
            }
        }

        return Print(part, all);
    }

    private static Measurement Once(RunningServer server, LoadRequest request)
    {
        server.Look();
        var before = server.CpuSeconds;
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true };
        start.ArgumentList.Add("tftp-load");
        start.ArgumentList.Add(JsonSerializer.Serialize(request));
        using var generator = Process.Start(start)!;
        var output = generator.StandardOutput.ReadToEndAsync();
        while (!generator.WaitForExit(LookEvery))
        {
            server.Look();
        }

        server.Look();
        var load = JsonSerializer.Deserialize<LoadResult>(output.GetAwaiter().GetResult())!;
        return new Measurement(load, server.CpuSeconds - before, server.Resident);
    }

    private static bool Print(BenchPart part, Dictionary<string, List<Measurement>> all)
    {
        Console.WriteLine($"**{part.Name}**, {part.Size / 1024} KiB each\n");
        Console.WriteLine("| server | MB/s | CPU-s/GB | p50 s | p99 s | MB resident | errors | losses | resends | generator's CPU |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var (name, runs) in all)
        {
            string Of(Func<Measurement, double> figure, string format) => Mark.Median(runs.Select(figure)).ToString(format, CultureInfo.InvariantCulture);
            Console.WriteLine(
                $"| {name} | {Of(one => one.Load.Rate, "0.0")} | {Of(one => one.CpuPerGigabyte, "0.0")} | {Of(one => one.Load.Percentile(0.5), "0.00")} | {Of(one => one.Load.Percentile(0.99), "0.00")} | {Of(one => one.Resident / 1e6, "0")} " +
                $"| {Of(one => one.Load.Errors, "0")} | {Of(one => one.Load.Losses, "0")} | {Of(one => one.Load.Resends, "0")} | {Of(one => 100 * one.Load.OwnCpu / one.Load.Seconds, "0")} % of a core |");
        }

        Console.WriteLine();
        var kept = true;
        foreach (var mark in part.Marks.Where(mark => mark.Rival is null || all.ContainsKey(mark.Rival)))
        {
            var value = mark.Value(all["ours"], all);
            kept &= mark.IsKept(value);
            Console.WriteLine($"- {(mark.IsKept(value) ? "kept" : "MISSED")}: {mark.Words}: {value.ToString("0.00", CultureInfo.InvariantCulture)}");
        }

        Console.WriteLine();
        return kept;
    }

    /// <summary>Rivals give up root, and serve what everybody may read.</summary>
    private static void OpenToAll(string root, string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            new DirectoryInfo(root).UnixFileMode |= UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        }
    }

    private static string Machine()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal) || line.StartsWith("Model", StringComparison.Ordinal))?.Split(':')[1].Trim();
        return $"{Environment.ProcessorCount} cores, {model ?? "?"}, {Environment.OSVersion.VersionString}, .NET {Environment.Version}";
    }
}
