using System.Globalization;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Recovery;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Benchmarks.RigTime;

/// <summary>Rig time of a recovery over that of <see cref="PerfectOperator"/> for the same phone and seed, in virtual time.</summary>
internal static class RigTimeBenchmark
{
    /// <summary>The most that the rig may add to the phone's own time and the stated windows.</summary>
    private const double Bound = 1.10;

    private static readonly string[] Stations = ["s1", "s2", "s3"];

    /// <summary>Measures and prints.</summary>
    /// <param name="folder">The rig-config folder.</param>
    /// <param name="seeds">How many seeds, from 1 on.</param>
    /// <returns>False where the bound is not kept.</returns>
    public static bool Run(string folder, int seeds)
    {
        var config = new ConfigFolder(folder);
        var file = Path.Combine(folder, "rigs", "simulated.yaml");
        var worst = 0.0;
        Console.WriteLine("rig time of the built-in rig over a perfect operator's on the same path, virtual time, seconds");
        Console.WriteLine($"{"station",-8}{"seed",5}{"rig",10}{"perfect",10}{"ratio",8}");
        foreach (var station in Stations)
        {
            for (var seed = 1; seed <= seeds; seed++)
            {
                var mine = Rig(config, file, station, seed);
                using var rival = new PerfectOperator(Plan(config, file, seed), station);
                var his = rival.Recover();
                var ratio = mine / his;
                worst = Math.Max(worst, ratio);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{station,-8}{seed,5}{mine.TotalSeconds,10:0.0}{his.TotalSeconds,10:0.0}{ratio,8:0.000}"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"worst {worst:0.000}, bound {Bound:0.00}"));
        return worst <= Bound;
    }

    private static TimeSpan Rig(ConfigFolder config, string file, string station, int seed)
    {
        var request = new RecoverRequest { RigFile = file, Folder = config, Stations = [station], Speed = null, Seed = seed };
        var summary = new RecoveryRun(request, new NobodyWatches()).Run(CancellationToken.None).Summary
            ?? throw new InvalidOperationException("the rig gave no summary");
        var ended = summary.Stations.Single();
        return ended.Verdict == Verdict.Recovered ? ended.Elapsed : throw new InvalidOperationException($"{station}, seed {seed}: {ended.Verdict}: {ended.Why}");
    }

    private static RigPlan Plan(ConfigFolder config, string file, int seed)
    {
        var planned = RigPlanner.Plan(file, config, seed, speed: null);
        return planned.Plan ?? throw new InvalidOperationException($"{planned.Refusal}{string.Join('\n', planned.Problems)}");
    }
}
