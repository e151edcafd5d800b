using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Benchmarks.Scale;

/// <summary>
/// What many stations cost in real time, in one process with its journal on the disk: 32 stations as in the example, with simulated phones and metal in another process. Every transfer on a simulated
/// bus is a message to that process, which a real one is not: the figures are more than a rig's of the same size, but for the buses' own time.
/// </summary>
internal static class ScaleBenchmark
{
    /// <summary>How it is used.</summary>
    public const string Usage = "scale [STATIONS [SECONDS]]";

    /// <summary>How long a key is pressed (the procedures' default, facts 0.4).</summary>
    private const double Press = 200;

    /// <summary>Until every console is open and each look has found its rhythm.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <summary>Measures and prints.</summary>
    /// <param name="folder">The rig-config folder.</param>
    /// <param name="stations">How many.</param>
    /// <param name="seconds">How long at rest, and then how long with a recovery at each.</param>
    public static void Run(ConfigFolder folder, int stations, int seconds)
    {
        var state = Directory.CreateTempSubdirectory("phonerig-scale-");
        var keys = new ConcurrentQueue<string>();
        try
        {
            using var bench = StartBench(stations, state.FullName, keys);
            Measure(folder, stations, TimeSpan.FromSeconds(seconds), new RigState(state.FullName));
            bench.StandardInput.Close();
            bench.WaitForExit();
            Print($"keys: {Spread.Of(Errors(keys))} beside the {Press:0} ms asked, by the bench's own clock");
        }
        finally
        {
            state.Delete(recursive: true);
        }
    }

    private static Process StartBench(int stations, string state, ConcurrentQueue<string> keys)
    {
        var bench = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [ScaleBench.Command, stations.ToString(CultureInfo.InvariantCulture), state])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        if (bench.StandardOutput.ReadLine() != ScaleBench.Ready)
        {
            throw new InvalidOperationException("the bench did not start");
        }

        new Thread(() =>
        {
            while (bench.StandardOutput.ReadLine() is { } said)
            {
                keys.Enqueue(said);
            }
        })
        { IsBackground = true }.Start();
        return bench;
    }

    private static void Measure(ConfigFolder folder, int stations, TimeSpan time, RigState state)
    {
        var rig = ScaleRig.Of(folder, stations);
        var planned = RigPlanner.Plan(rig.Rig, folder, seed: 1, speed: 1, rig);
        var plan = planned.Plan ?? throw new InvalidOperationException($"{planned.Refusal}{string.Join('\n', planned.Problems)}");
        using var world = WorldFactory.Open(rig, new Seed(1), speed: 1, state);
        using var journal = SqliteJournal.Open(state.Journal, new JournalIdentity(rig.Rig, Simulated: true, 1), world.Loop);
        var looks = new LookTimes();
        using var live = new LiveRig(new RigSetup(plan, "scale"), world, journal, looks, state: state);
        live.Start();
        Pass(live, world, Settling);

        looks.Clear();
        var rest = Share(() => Pass(live, world, time));
        Print($"{stations} stations, {rig.Stations.Values.Sum(station => station.Lamps?.Sensors.Count ?? 0)} lamp sensors, {stations} consoles, {Environment.ProcessorCount} cores, {time.TotalSeconds:0} s each, real time");
        Print($"at rest: {rest:0.00} of a core, {Resident():0} MB");
        Print($"lamps at rest: {looks.Jitter} beside 50 ms; {looks.Made:0.0%} of the looks that were due");

        looks.Clear();
        var ended = 0;
        var sink = new CountingSink(() => ended++);
        using var asked = live.Handle(new ControlRequest.Recover([], "recover") { By = "scale" }, sink);
        var work = Share(() => Pass(live, world, time));
        Print($"with a recovery at each: {work:0.00} of a core, {Resident():0} MB; {ended} of {stations} ended meanwhile");
        Print($"lamps meanwhile: {looks.Jitter} beside 50 ms; {looks.Made:0.0%} of the looks that were due");
        live.Shutdown("the measurement's end");
        live.RunUntil(() => live.Closed);
    }

    private static void Pass(LiveRig live, IWorld world, TimeSpan time)
    {
        var over = false;
        world.Loop.Schedule(world.Loop.Uptime + time, () => over = true);
        live.RunUntil(() => over);
    }

    private static double Share(Action during)
    {
        var (before, since) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        during();
        return (Environment.CpuUsage.TotalTime - before) / Stopwatch.GetElapsedTime(since);
    }

    private static double Resident()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64 / 1e6;
    }

    private static IEnumerable<double> Errors(IEnumerable<string> lines)
    {
        var down = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var words in lines.Select(line => line.Split(' ')))
        {
            var (at, key) = (double.Parse(words[0], CultureInfo.InvariantCulture), $"{words[1]} {words[2]}");
            if (words[3] == "down")
            {
                down[key] = at;
            }
            else if (down.Remove(key, out var since) && words[2] != "#")
            {
                yield return Math.Abs(at - since - Press); // # is held for as long as it takes
            }
        }
    }

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    private sealed class CountingSink(Action ended) : IControlSink
    {
        public void Tell(ControlEvent told)
        {
            if (told is ControlEvent.Added { Entry.Fact: VerdictReached })
            {
                ended();
            }
        }

        public void End(ControlEnd end)
        {
        }
    }
}
