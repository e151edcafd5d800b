using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using PhoneRig.Core.Loop;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>
/// A rig that is killed harms nothing: SIGKILL at random moments, with the phones and the metal alive in another process, which tells the truth.
/// PHONERIG_KILLS says how many, PHONERIG_KILL_SEED from which seed the moments are drawn.
/// </summary>
[NonParallelizable]
public sealed class KillTests
{
    /// <summary>Half as fast again as the usual 20, so that the moments below reach into formats and downloads.</summary>
    private const int Speed = 30;

    /// <summary>A rig that knows nothing of a silent phone waits for hours before it cuts its power: phones that have been through this many kills are exchanged.</summary>
    private const int KillsOfABench = 3;

    /// <summary>The latest moment: 4 minutes of the phones' time.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(8);

    /// <summary>The latest moment of a rig that has been given nothing to do: it starts, and takes over.</summary>
    private static readonly TimeSpan LatestOfTakeOver = TimeSpan.FromSeconds(1.5);

    private static readonly string[][] Jobs = [["recover", "--all"], ["procedure", "run", "format-reset", "s2"]];

    private readonly Dictionary<string, int> moved = new(StringComparer.Ordinal);
    private TemporaryFolder state = null!;
    private BenchWatch bench = null!;
    private JournalProbe journal = null!;

    /// <summary>The rig that took over after the last kill.</summary>
    private RunningPhonerig? owner;

    [SetUp]
    public void StartBench()
    {
        state = new TemporaryFolder();
        bench = new BenchWatch(state.Path, Speed);
        journal = new JournalProbe(Path.Combine(state.Path, "simulated", "journal.db"));
        moved.Clear();
    }

    [TearDown]
    public void EndBench()
    {
        owner?.Dispose();
        owner = null;
        bench.Dispose();
        state.Dispose();
    }

    [Test]
    public void A_rig_killed_at_any_moment_leaves_keys_that_go_up_phones_that_live_and_a_journal_that_tells()
    {
        var (seed, kills) = (Number("PHONERIG_KILL_SEED", 1), Number("PHONERIG_KILLS", 6));
        var moments = new Seed(seed).For("kill").Draw();
        var watch = Stopwatch.StartNew();
        TestContext.Out.WriteLine($"seed {seed}, {kills} kills, bench at {Speed} times the clock");
        for (var kill = 1; kill <= kills; kill++)
        {
            var set = (kill - 1) / KillsOfABench;
            if (set > 0 && (kill - 1) % KillsOfABench == 0)
            {
                ExchangeBench(set + 1);
            }

            var moment = moments.NextDouble();
            var job = Jobs[set % Jobs.Length];
            var runs = journal.Runs().Length;
            var what = (kill % 4) switch
            {
                0 => KillAtTakeOver(moment * LatestOfTakeOver),
                2 => KillServing(moment * Latest, job),
                _ => KillAlone(moment * Latest, job),
            };
            TestContext.Out.WriteLine($"{watch.Elapsed.TotalSeconds,6:0.0} s  kill {kill}: {what}");
            SeeWhatIsLeft($"seed {seed}, kill {kill}, {what}", runs, tellBeforeTheNext: kill % 3 == 0);
        }

        TestContext.Out.WriteLine($"{kills} kills in {watch.Elapsed.TotalSeconds:0} s");
    }

    /// <summary>Kills a rig as it starts.</summary>
    private string KillAtTakeOver(TimeSpan moment)
    {
        EndOwner();
        using var rig = Phonerig("serve");
        rig.KillAfter(moment);
        return $"serve, {moment.TotalSeconds:0.00} s after its start";
    }

    /// <summary>Kills a process that does its job by itself.</summary>
    private string KillAlone(TimeSpan moment, string[] job)
    {
        EndOwner();
        using var rig = Phonerig(job);
        var ended = !rig.KillAfter(moment);
        return $"{string.Join(' ', job)}, {moment.TotalSeconds:0.00} s after its start{(ended ? ", when it had ended" : "")}";
    }

    /// <summary>Kills the owner of the rig while it does the job of another process, which then ends too.</summary>
    private string KillServing(TimeSpan moment, string[] job)
    {
        owner ??= Serve();
        using var rig = owner;
        owner = null;
        using var client = Phonerig(job);
        client.Await("through `phonerig serve`");
        var ended = client.EndsWithin(moment);
        rig.Kill();
        Assert.That(ended || client.End() == 3, $"nothing is known of the run any more\n{client.Output}");
        return $"serve, {moment.TotalSeconds:0.00} s into {string.Join(' ', job)} of another process{(ended ? ", which had ended" : "")}";
    }

    private void SeeWhatIsLeft(string when, int runsBefore, bool tellBeforeTheNext)
    {
        Assert.That(journal.Flaws(), Is.Empty, when);
        var cut = journal.Runs() is { Length: var after } runs && after > runsBefore ? runs[0] : null;
        var held = MakeSafe(when);
        TestContext.Out.WriteLine($"          {cut?.Id ?? "no run"}; {(held.Count == 0 ? "no key down" : string.Join(", ", held) + " down")}; {Doing()}");
        AssertAllWasWritten(when);
        if (tellBeforeTheNext)
        {
            AssertTheRunTells(cut, held, "under way or cut short", when);
        }

        owner = Serve();
        if (!tellBeforeTheNext)
        {
            AssertTheRunTells(cut, held, "cut short", when);
        }

        Assert.That(journal.Flaws(), Is.Empty, when);
    }

    /// <summary>By <c>phonerig safe</c>; the keys that were down before.</summary>
    private List<string> MakeSafe(string when)
    {
        // A slow machine may kill a rig before it has applied its file, and then there is nothing to make safe.
        var applied = File.Exists(Path.Combine(state.Path, "simulated", "snapshot.yaml"));
        using var safe = Phonerig("safe");
        Assert.That(safe.End(), Is.Zero, () => $"{when}\n{safe.Output}");
        if (!applied)
        {
            Assert.That(bench.KeysDown, Is.Empty, when);
            return [];
        }

        var held = bench.AwaitVisit(safe.Id);
        Assert.That(bench.KeysDown, Is.Empty, () => $"{when}: {string.Join(", ", held)} was held before");
        Assert.That(bench.Harm, Is.Empty, when);
        return held;
    }

    private RunningPhonerig Serve()
    {
        var rig = Phonerig("serve");
        try
        {
            rig.Await("PhoneRig serves");
            return rig;
        }
        catch
        {
            rig.Dispose();
            throw;
        }
    }

    private void EndOwner()
    {
        if (owner is not { } rig)
        {
            return;
        }

        owner = null;
        using (rig)
        {
            Assert.That(rig.Interrupt(), Is.Zero, rig.Output);
            bench.AwaitVisit(rig.Id);
        }

        Assert.That(bench.KeysDown, Is.Empty);
        Assert.That(bench.Harm, Is.Empty);
    }

    private string Doing() => string.Join(", ", bench.Now.OrderBy(now => now.Key, StringComparer.Ordinal)
        .Select(now => $"{now.Key} {(now.Value.BrickPower ? "" : "off, ")}{now.Value.Phone.Activity.ToString().ToLowerInvariant()}"));

    /// <summary>Whatever the bench saw move, the journal has: from before it moved, or the kill would have come between.</summary>
    private void AssertAllWasWritten(string when)
    {
        var intended = journal.Intended();
        var all = moved.Concat(bench.Moves()).GroupBy(move => move.Key, move => move.Value).ToDictionary(move => move.Key, move => move.Sum());
        Assert.That(all.Where(move => move.Value > intended.GetValueOrDefault(move.Key)), Is.Empty, when);
    }

    private void AssertTheRunTells(JournalRun? cut, List<string> held, string state, string when)
    {
        if (cut is null)
        {
            return; // killed before its run began
        }

        using var show = Phonerig("run", "show", "last");
        Assert.That(show.End(), Is.Zero, () => $"{when}\n{show.Output}");
        var told = show.Output.Split('\n').SkipWhile(line => line.Length > 0).ToList();
        foreach (var station in cut.Stations.Where(station => station.Outcome is null))
        {
            Assert.That(told, Has.Some.EqualTo($"{station.Station} {state}"), () => $"{when}\n{show.Output}");
        }

        foreach (var (station, number) in journal.Unfinished(cut.Id))
        {
            Assert.That(told, Has.Some.Contains($"{station}: no end is told of entry {number} at"), () => $"{when}\n{show.Output}");
        }

        // The clock of a simulated rig runs ahead of that by which `phonerig safe` notes when it let go: what it let go may be told as still held.
        foreach (var key in held.Select(key => key.Split(' ')))
        {
            Assert.That(told, Has.Some.Match($@"\b{key[0]}: possibly (still held down|held down at its end): .*{Regex.Escape(key[1])}"), () => $"{when}\n{show.Output}");
        }
    }

    private void ExchangeBench(int seed)
    {
        EndOwner();
        foreach (var (move, times) in bench.Moves())
        {
            moved[move] = moved.GetValueOrDefault(move) + times;
        }

        bench.Dispose();
        bench = new BenchWatch(state.Path, Speed, seed);
    }

    private RunningPhonerig Phonerig(params string[] arguments) => new(state.Path, arguments);

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } said ? int.Parse(said, CultureInfo.InvariantCulture) : otherwise;
}
