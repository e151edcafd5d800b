using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Tests.Journal;

public sealed class PruningTests
{
    private JournalBench bench = null!;

    [SetUp]
    public void SetUp() => bench = new JournalBench();

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public void Runs_beyond_the_age_go_but_never_the_last_of_a_station_nor_a_sequence()
    {
        for (var n = 1; n <= 4; n++)
        {
            using var journal = bench.Open();
            Record(journal, n == 1 ? "s2" : "s1", $"run-{n}", lines: 3);
            bench.Append(journal, "s1", JournalBench.Line(n)); // between runs
        }

        bench.Loop.Now += TimeSpan.FromDays(100);
        Prune(new JournalLimits { KeepRuns = 1 });

        using var reader = bench.Read();
        Assert.That(reader.Runs().Select(run => run.Id), Is.EqualTo(new[] { "run-4", "run-1" }));
        Assert.That(reader.Entries("run-3"), Is.Empty);
        Assert.That(reader.Entries("s1", 1).Select(entry => entry.Sequence), Is.EqualTo(new long[] { 14, 15, 16, 17, 18 }), "the last run of s1, whole");
        using var again = bench.Open();
        Assert.That(again.NextSequence("s1"), Is.EqualTo(20));
    }

    [Test]
    public void Nothing_young_is_pruned_while_there_is_room()
    {
        using (var journal = bench.Open())
        {
            Record(journal, "s1", "run-1", lines: 3);
            Record(journal, "s1", "run-2", lines: 3);
        }

        Prune(new JournalLimits { KeepRuns = 1 });

        using var reader = bench.Read();
        Assert.That(reader.Runs(), Has.Length.EqualTo(2));
    }

    [Test]
    public void A_file_beyond_its_size_loses_its_oldest_runs_and_shrinks()
    {
        for (var n = 1; n <= 6; n++)
        {
            using var journal = bench.Open();
            Record(journal, "s1", $"run-{n}", lines: 1_000);
        }

        var before = new FileInfo(bench.File).Length;
        Prune(new JournalLimits { KeepRuns = 1, MaxBytes = before / 2 });

        using var reader = bench.Read();
        Assert.That(new FileInfo(bench.File).Length, Is.LessThanOrEqualTo(before / 2));
        Assert.That(reader.Runs().Select(run => run.Id), Does.Contain("run-6").And.Contains("run-5").And.None.EqualTo("run-1"));
    }

    [Test]
    public void A_size_too_small_for_the_last_runs_keeps_them()
    {
        for (var n = 1; n <= 3; n++)
        {
            using var journal = bench.Open();
            Record(journal, "s1", $"run-{n}", lines: 100);
        }

        Prune(new JournalLimits { KeepRuns = 2, MaxBytes = 1 });

        using var reader = bench.Read();
        Assert.That(reader.Runs().Select(run => run.Id), Is.EqualTo(new[] { "run-3", "run-2" }));
    }

    private void Record(SqliteJournal journal, string station, string run, int lines)
    {
        bench.Append(journal, station, JournalBench.Run(run));
        for (var i = 0; i < lines; i++)
        {
            bench.Append(journal, station, JournalBench.Line(i));
        }

        bench.Append(journal, station, new VerdictReached(Verdict.Recovered, null, null, null, null, "it came home", []));
    }

    private void Prune(JournalLimits limits)
    {
        var (database, _) = JournalOpening.Open(bench.File, new JournalIdentity("demo", Simulated: true, 7), "pruning-boot", bench.Loop.Now);
        using (database)
        {
            while (database.Prune(limits, bench.Loop.Now))
            {
            }
        }
    }
}
