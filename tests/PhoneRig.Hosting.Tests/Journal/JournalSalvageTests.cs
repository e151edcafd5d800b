using Microsoft.Data.Sqlite;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Tests.Journal;

/// <summary>A journal that lost pages: what stands on the others is there again after the next start.</summary>
public sealed class JournalSalvageTests
{
    private const int Page = 4096; // bytes, SQLite's default
    private const int Entries = 1_200;

    private JournalBench bench = null!;

    [SetUp]
    public void SetUp() => bench = new JournalBench();

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test, CancelAfter(60_000)]
    public void Whichever_page_is_lost_no_more_goes_with_it_than_stood_on_it(CancellationToken patience)
    {
        Fill(patience);
        var sound = File.ReadAllBytes(bench.File);
        var pages = sound.Length / Page;
        var seed = new Seed(7);
        TestContext.Out.WriteLine($"seed {seed.Value}, {pages} pages");
        var random = seed.Draw();
        int[] broken = [0, 1, pages - 1, .. Enumerable.Range(0, 12).Select(_ => random.Next(2, pages - 1)).Distinct()];
        foreach (var page in broken)
        {
            File.WriteAllBytes(bench.File, Damaged(sound, random, page));
            using var again = bench.Open();
            Assert.That(again.Notice, Is.Not.Null, $"page {page} of {pages}");
            using var read = bench.Read();
            var left = read.Entries("s1", 0).ToList();

            // The first page is the file's head and says where every table is: without it, nothing can be found.
            Assert.That(Entries - left.Count, page == 0 ? Is.EqualTo(Entries) : Is.LessThan(60), $"page {page} of {pages}");
            Assert.That(left.Select(entry => entry.Sequence), Is.Unique.And.Ordered, $"page {page} of {pages}");
            Assert.That(again.NextSequence("s1"), Is.EqualTo(page == 0 ? 1 : left[^1].Sequence + 1), $"page {page} of {pages}");
            bench.Append(again, "s1", JournalBench.Line(1));
            Assert.That(bench.Settle(again, patience), Is.Null, $"page {page} of {pages}");
            File.Delete(bench.File + "-suspected");
        }
    }

    [Test, CancelAfter(30_000)]
    public void Runs_that_a_lost_page_listed_are_listed_again_by_their_entries(CancellationToken patience)
    {
        using (var journal = bench.Open())
        {
            bench.Append(journal, "s1", JournalBench.Run("first"));
            bench.Append(journal, "s1", JournalBench.Line(1));
            bench.Append(journal, "s1", new VerdictReached(Verdict.NeedsAttention, VerdictOwner.Phone, "dead-flash", null, null, "why", []));
            bench.Append(journal, "s2", JournalBench.Run("second"));
            Assert.That(bench.Settle(journal, patience), Is.Null);
        }

        JournalRun[] before;
        using (var read = bench.Read())
        {
            before = [.. read.Runs()];
        }

        using (var connection = new SqliteConnection($"Data Source={bench.File};Pooling=False"))
        {
            connection.Open();
            connection.Execute("PRAGMA foreign_keys = OFF");
            connection.Execute("DELETE FROM runs");
            connection.Execute("DELETE FROM run_stations");
        }

        new SuspectedDamage(bench.File).Note(new InvalidOperationException("rows are gone"));
        using var again = bench.Open();
        using var mended = bench.Read();

        Assert.That(again.Notice, Does.Contain("its 4 entries were all taken over"));
        Assert.That(mended.Runs().Select(run => (run.Id, run.Job, Told(run))), Is.EqualTo(before.Select(run => (run.Id, run.Job, Told(run)))));
        Assert.That(mended.Entries("first").Count(), Is.EqualTo(3));
        static string Told(JournalRun run) => string.Join("; ", run.Stations);
    }

    [Test, CancelAfter(30_000)]
    public void Damage_that_a_reader_met_is_mended_by_the_next_start_though_the_last_end_was_clean(CancellationToken patience)
    {
        Fill(patience);
        using (var connection = new SqliteConnection($"Data Source={bench.File};Pooling=False"))
        {
            connection.Open();
            connection.Execute("UPDATE entries SET at = 'xx' WHERE sequence = 7");
        }

        using (var read = bench.Read())
        {
            var fault = Assert.Throws<FormatException>(() => _ = read.Entries("s1", 0).Count());
            read.Suspect(fault!);
        }

        using var again = bench.Open();
        using var mended = bench.Read();

        Assert.That(again.Notice, Does.Contain($"{Entries - 1} entries were taken over, and missing are 1 of s1"));
        Assert.That(mended.Entries("s1", 0).Select(entry => entry.Sequence), Is.EqualTo(Enumerable.Range(1, Entries).Where(number => number != 7)));
        Assert.That(File.Exists(bench.File + "-suspected"), Is.False);
    }

    [Test, CancelAfter(30_000)]
    public void A_start_that_ended_between_two_moves_goes_on_with_what_was_salvaged(CancellationToken patience)
    {
        Fill(patience);
        File.Move(bench.File, bench.File + ".salvaged");

        using var again = bench.Open();

        Assert.That(again.NextSequence("s1"), Is.EqualTo(Entries + 1));
    }

    private void Fill(CancellationToken patience)
    {
        using var journal = bench.Open();
        for (var number = 1; number <= Entries; number++)
        {
            bench.Append(journal, "s1", JournalBench.Line(number));
        }

        Assert.That(bench.Settle(journal, patience), Is.Null);
    }

    /// <summary>With an empty log beside it, as an unclean end leaves one: or nobody looks.</summary>
    private byte[] Damaged(byte[] sound, Random random, int page)
    {
        File.WriteAllBytes(bench.File + "-wal", []);
        var damaged = sound.ToArray();
        random.NextBytes(damaged.AsSpan(page * Page, Page));
        return damaged;
    }
}
