using System.Net;
using PhoneRig.Conformance;

namespace PhoneRig.Benchmarks.Tftp;

/// <summary>The black-box checks against ours and the rivals, side by side.</summary>
internal static class ConformanceCommand
{
    /// <summary>Runs and prints.</summary>
    /// <returns>The exit code: 1 where ours fails a check, or a rival none, which would mean that the checks see nothing.</returns>
    public static int Run(TftpOptions options)
    {
        var programs = ServerProgram.All(options.PhoneRig, options.Rivals);
        var names = options.Servers.Count > 0 ? options.Servers : [.. programs.Select(program => program.Name)];
        var seen = new List<(string Name, IReadOnlyDictionary<Check, string?> Seen)>();
        foreach (var (name, number) in names.Select((name, number) => (name, number)))
        {
            Console.Error.WriteLine($"{name} …");
            using var folder = new ServedFolder();
            if (programs.FirstOrDefault(one => one.Name == name) is { } program)
            {
                seen.Add((name, Against(program, folder, number * 60)));
            }
            else if (IPEndPoint.TryParse(name, out var there))
            {
                Console.Error.WriteLine($"serve {folder.Root} there, and press Enter");
                Console.ReadLine();
                seen.Add((name, ConformanceRun.Run(new Probe(there, folder), ConformanceRun.Checks)));
            }
            else
            {
                Console.Error.WriteLine($"--server {name}: there are {string.Join(", ", programs.Select(one => one.Name))}, or ADDRESS:PORT");
                return 2;
            }
        }

        Print(seen);
        var broken = seen.Any(one => one.Name == "ours" && one.Seen.Values.Any(wrong => wrong is not null));
        var blind = seen.Any(one => one.Name is "tftpd-hpa" or "dnsmasq" or "atftpd" && one.Seen.Values.All(wrong => wrong is null));
        return broken || blind ? 1 : 0;
    }

    private static Dictionary<Check, string?> Against(ServerProgram program, ServedFolder folder, int place)
    {
        Dictionary<Check, string?> seen;
        using (var server = RunningServer.Start(program, folder.Root, Loopback.Place(place), "short.bin"))
        {
            seen = ConformanceRun.Run(new Probe(server.At, folder), ConformanceRun.Checks).ToDictionary();
        }

        foreach (var check in ConformanceRun.Checks.Where(check => check.MayKill))
        {
            using var server = RunningServer.Start(program, folder.Root, Loopback.Place(++place), "short.bin");
            seen[check] = ConformanceRun.Try(check, new Probe(server.At, folder));
        }

        return seen;
    }

    private static void Print(List<(string Name, IReadOnlyDictionary<Check, string?> Seen)> servers)
    {
        Console.WriteLine($"| check | RFC | {string.Join(" | ", servers.Select(server => server.Name))} |");
        Console.WriteLine($"|---|---|{string.Concat(servers.Select(_ => "---|"))}");
        foreach (var check in ConformanceRun.Checks)
        {
            Console.WriteLine($"| {check.Name} | {check.Section} | {string.Join(" | ", servers.Select(server => Cell(server.Seen, check)))} |");
        }

        Console.WriteLine();
        foreach (var (name, seen) in servers)
        {
            Console.WriteLine($"{name}: {seen.Values.Count(wrong => wrong is null)} of {seen.Count}");
        }
    }

    private static string Cell(IReadOnlyDictionary<Check, string?> seen, Check check) =>
        !seen.TryGetValue(check, out var wrong) ? "not tried" : wrong is null ? "ok" : string.Concat(wrong.Select(letter => char.IsControl(letter) || letter == '|' ? '.' : letter));
}
