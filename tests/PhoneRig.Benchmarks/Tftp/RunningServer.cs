using System.Diagnostics;
using System.Globalization;
using System.Net;
using PhoneRig.Conformance;

namespace PhoneRig.Benchmarks.Tftp;

/// <summary>A server that runs, and what it and its children take.</summary>
internal sealed class RunningServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Process process;
    private readonly Dictionary<int, double> taken = [];

    private RunningServer(Process process, IPEndPoint at) => (this.process, At) = (process, at);

    public IPEndPoint At { get; }

    /// <summary>Starts one and waits until it serves a file.</summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    public static RunningServer Start(ServerProgram program, string root, IPEndPoint at, string file)
    {
        var started = Process.Start(program.Start(root, at))!;
        started.OutputDataReceived += (_, _) => { };
        var errors = new List<string>();
        started.ErrorDataReceived += (_, line) => errors.Add(line.Data ?? "");
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var server = new RunningServer(started, at);
        // From one port: a server that starts slowly would take each request for another client's, and be busy.
        using var peer = new Peer(at, IPAddress.Parse("127.9.9.9"));
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience && !started.HasExited;)
        {
            if (peer.Ask(file).Hear(0.3) is { Operation: Packet.Data })
            {
                peer.Error(0);
                return server;
            }
        }

        server.Dispose();
        throw new InvalidOperationException($"{program.Name} does not serve at {at}: {string.Join(' ', errors)}");
    }

    /// <summary>The most bytes that it and its children were seen to have in memory at once.</summary>
    public long Resident { get; private set; }

    /// <summary>
    /// Processor seconds of it and of all its children that were seen. tftpd-hpa's are gone without a trace when they end, so look often: what one took after the last look is not counted, which flatters it.
    /// </summary>
    public double CpuSeconds => taken.Values.Sum();

    /// <summary>Looks at what it and its children have taken.</summary>
    public void Look()
    {
        var resident = 0L;
        var tree = new List<int> { process.Id };
        for (var i = 0; i < tree.Count; i++)
        {
            try
            {
                var folder = $"/proc/{tree[i]}";
                taken[tree[i]] = Math.Max(taken.GetValueOrDefault(tree[i]), Directory.EnumerateDirectories($"{folder}/task").Sum(Nanoseconds) / 1e9);
                resident += long.Parse(File.ReadAllText($"{folder}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
                tree.AddRange(File.ReadAllText($"{folder}/task/{tree[i]}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture)));
            }
            catch (IOException)
            {
                // It ended in the meantime.
            }
        }

        Resident = Math.Max(Resident, resident);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    /// <summary>The time a thread has run, in nanoseconds: the first field of schedstat (Linux Documentation/scheduler/sched-stats).</summary>
    private static double Nanoseconds(string thread) => long.Parse(File.ReadAllText($"{thread}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture);
}
