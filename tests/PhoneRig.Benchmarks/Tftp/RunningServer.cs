using System.Diagnostics;
using System.Globalization;
using System.Net;
using PhoneRig.Conformance;

namespace PhoneRig.Benchmarks.Tftp;

/// <summary>A server that runs, and what it and its children take.</summary>
internal sealed class RunningServer : IDisposable
{
    /// <summary>Ticks of /proc/PID/stat a second (man 5 proc, sysconf(_SC_CLK_TCK)): 100 on every Linux that .NET runs on.</summary>
    private const double Ticks = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Process process;

    private RunningServer(Process process, IPEndPoint at) => (this.process, At) = (process, at);

    public IPEndPoint At { get; }

    /// <summary>Starts one and waits until it serves a file.</summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    public static RunningServer Start(ServerProgram program, string root, IPEndPoint at, string file)
    {
        var process = Process.Start(program.Start(root, at))!;
        process.OutputDataReceived += (_, _) => { };
        var errors = new List<string>();
        process.ErrorDataReceived += (_, line) => errors.Add(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new RunningServer(process, at);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience && !process.HasExited;)
        {
            using var peer = new Peer(at, IPAddress.Parse("127.9.9.9"));
            if (peer.Ask(file).Hear(0.3) is { Operation: Packet.Data })
            {
                peer.Error(0);
                return server;
            }
        }

        server.Dispose();
        throw new InvalidOperationException($"{program.Name} does not serve at {at}: {string.Join(' ', errors)}");
    }

    /// <summary>Processor seconds so far, of it and of all its children, those that ended included.</summary>
    public double CpuSeconds => Tree().Sum(stat => (stat.OwnTicks + stat.EndedTicks) / Ticks);

    /// <summary>Bytes resident now, of it and of its children.</summary>
    public long Resident => Tree().Sum(stat => stat.Pages) * Environment.SystemPageSize;

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    private List<Stat> Tree()
    {
        var all = Directory.EnumerateDirectories("/proc").Select(folder => Stat.Read(folder)).OfType<Stat>().ToList();
        var tree = all.Where(stat => stat.Id == process.Id).ToList();
        for (var i = 0; i < tree.Count; i++)
        {
            tree.AddRange(all.Where(stat => stat.Parent == tree[i].Id));
        }

        return tree;
    }

    /// <summary>What /proc/PID/stat tells (man 5 proc).</summary>
    private sealed record Stat(int Id, int Parent, long OwnTicks, long EndedTicks, long Pages)
    {
        public static Stat? Read(string folder)
        {
            try
            {
                if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                {
                    return null;
                }

                // The name in brackets may hold anything; fields are counted from behind it.
                var text = File.ReadAllText(Path.Combine(folder, "stat"));
                var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
                long At(int field) => long.Parse(fields[field - 3], CultureInfo.InvariantCulture);
                return new Stat(id, (int)At(4), At(14) + At(15), At(16) + At(17), At(24));
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
