using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PhoneRig.Benchmarks.Confusion;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Benchmarks.Recoveries;

/// <summary>
/// How many recoveries of a phone one core runs in a second of virtual time, what they allocate, and which is the dearest: every ailment and
/// site fault with each choice of senses, one after the other. A digest of each run's facts shows whether another version says the same.
/// </summary>
internal static class RecoveriesBenchmark
{
    /// <summary>How it is used.</summary>
    public const string Usage = "recoveries [SEEDS [FILE]] (FILE: gets the digest of each run's facts)";

    /// <summary>Measures and prints.</summary>
    /// <param name="folder">The rig-config folder.</param>
    /// <param name="seeds">How many seeds, from 1 on.</param>
    /// <param name="file">Where the digests go; null: nowhere.</param>
    public static void Run(string folder, int seeds, string? file = null)
    {
        var runner = new CaseRunner(folder);
        var cases = Matrix.Cases(Complaints.All, SensesWords.Each, Enumerable.Range(1, seeds));

        // Not measured: what the runtime compiles and the rig's files cost once.
        runner.Run(cases[0]);
        var before = Environment.CpuUsage.TotalTime;
        var runs = cases.Select(one => Measure(runner, one)).ToImmutableArray();
        var used = Environment.CpuUsage.TotalTime - before;
        var took = TimeSpan.FromTicks(runs.Sum(run => run.Took.Ticks));
        var slowest = runs.MaxBy(run => run.Took)!;
        Print($"{runs.Length} recoveries of a simulated phone in virtual time, one after the other: {took.TotalSeconds:0.0} s, {runs.Length / took.TotalSeconds:0.0} a second; {runs.Length / used.TotalSeconds:0.0} a second of the processor's, whatever else it does");
        Print($"each: {took.TotalMilliseconds / runs.Length:0} ms, {runs.Average(run => run.Allocated) / 1e6:0.0} MB allocated, {runs.Average(run => run.RigTime.TotalMinutes):0} min of rig time, {runs.Average(run => run.Entries):0} entries");
        Print($"slowest: {slowest.Case}: {slowest.Took.TotalMilliseconds:0} ms, {slowest.Allocated / 1e6:0.0} MB, {slowest.RigTime.TotalMinutes:0} min, {slowest.Entries} entries");
        Print($"facts: {Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(runs.Select(run => run.Digest)))))}");
        if (file is not null)
        {
            File.WriteAllLines(file, runs.Select(run => $"{run.Digest} {run.Case}"));
        }
    }

    private static Measured Measure(CaseRunner runner, ConfusionCase one)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var story = runner.Run(one);
        clock.Stop();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var entries = story.Station.Entries;
        return new Measured(one, clock.Elapsed, allocated, entries[^1].Uptime, entries.Count, Digest(entries));
    }

    private static string Digest(IEnumerable<Entry> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in entries)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{entry.Sequence} {entry.Uptime.Ticks} {FactJson.Write(entry.Fact)}\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    private sealed record Measured(ConfusionCase Case, TimeSpan Took, long Allocated, TimeSpan RigTime, int Entries, string Digest);
}
