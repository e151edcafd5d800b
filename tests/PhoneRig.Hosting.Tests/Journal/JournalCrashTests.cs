using PhoneRig.Core.Loop;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Tests.Journal;

/// <summary>Ends that nobody planned: a killed process, a damaged file.</summary>
public sealed class JournalCrashTests
{
    private JournalBench bench = null!;

    [SetUp]
    public void SetUp() => bench = new JournalBench();

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test, CancelAfter(120_000)]
    public void A_process_killed_in_mid_commit_leaves_every_durable_entry_and_no_hole(CancellationToken patience)
    {
        var seed = new Seed(20261);
        TestContext.Out.WriteLine($"seed {seed.Value}");
        var random = seed.Draw();
        var order = new List<(string Station, long Sequence)>();
        var durable = 0;
        var kills = new List<(string File, int Durable)>();
        using (var journal = bench.Open(committing: _ =>
        {
            if (kills.Count < 30)
            {
                var file = Path.Combine(bench.Folder, $"killed-{kills.Count}", "journal.db");
                JournalBench.Copy(bench.File, file);
                kills.Add((file, Volatile.Read(ref durable)));
            }
        }))
        {
            for (var group = 0; group < 60; group++)
            {
                for (var left = random.Next(1, 40); left > 0; left--)
                {
                    var station = $"s{random.Next(4)}";
                    order.Add((station, bench.Append(journal, station, JournalBench.Line(order.Count)).Sequence));
                }

                var upTo = order.Count;
                var called = false;
                journal.WhenDurable(_ =>
                {
                    Volatile.Write(ref durable, upTo);
                    called = true;
                });
                bench.Loop.RunUntil(() => called, patience);
            }
        }

        Assert.That(kills, Has.Count.EqualTo(30));
        foreach (var (file, promised) in kills)
        {
            using (var reader = JournalReader.Open(file)!)
            {
                Check(reader, promised);
            }

            using var again = SqliteJournal.Open(file, new JournalIdentity("demo", Simulated: true, 7), bench.Loop);
            Assert.That(again.Notice, Is.Null);
            using var after = JournalReader.Open(file)!;
            var kept = Check(after, promised);
            foreach (var station in order.Select(entry => entry.Station).Distinct())
            {
                Assert.That(again.NextSequence(station), Is.EqualTo(order.Take(kept).Count(entry => entry.Station == station) + 1));
            }
        }

        int Check(JournalReader reader, int promised)
        {
            var kept = Enumerable.Range(0, 4).SelectMany(n => reader.Entries($"s{n}", 1)).OrderBy(entry => entry.Uptime).Select(entry => (entry.Station, entry.Sequence)).ToList();
            Assert.That(kept, Is.EqualTo(order.Take(kept.Count)), "a prefix of what was appended");
            Assert.That(kept, Has.Count.GreaterThanOrEqualTo(promised), "what was called durable is there");
            return kept.Count;
        }
    }

    [Test]
    public void A_file_that_is_no_journal_any_more_is_set_aside_and_a_new_one_begun()
    {
        bench.Open().Dispose();
        var garbage = new byte[8192];
        new Seed(3).Draw().NextBytes(garbage);
        File.WriteAllBytes(bench.File, garbage);

        using var journal = bench.Open();

        var aside = bench.File + ".damaged-20260301T120000Z";
        Assert.That(File.ReadAllBytes(aside), Is.EqualTo(garbage), "never deleted");
        Assert.That(journal.Notice, Does.Contain("was damaged").And.Contains(aside).And.Contains("0 entries"));
        bench.Append(journal, "s1", JournalBench.Line(1));
    }

    [Test, CancelAfter(30_000)]
    public void Damage_found_after_an_unclean_end_costs_no_sequence(CancellationToken patience)
    {
        var killed = Path.Combine(bench.Folder, "killed", "journal.db");
        using (var journal = bench.Open())
        {
            for (var i = 0; i < 2_000; i++)
            {
                bench.Append(journal, "s1", JournalBench.Line(i));
            }

            Assert.That(bench.Settle(journal, patience), Is.Null);
        }

        using (var journal = bench.Open())
        {
            bench.Append(journal, "s2", JournalBench.Line(1));
            Assert.That(bench.Settle(journal, patience), Is.Null);
            JournalBench.Copy(bench.File, killed);
        }

        // Somewhere among the entries, far from the first pages: an SD card lost a few blocks.
        using (var file = new FileStream(killed, FileMode.Open))
        {
            file.Position = file.Length / 4096 / 2 * 4096;
            file.Write(new byte[16 * 4096]);
        }

        using var again = SqliteJournal.Open(killed, new JournalIdentity("demo", Simulated: true, 7), bench.Loop);

        Assert.That(again.Notice, Does.Contain("set aside").And.Contains("missing are "));
        Assert.That(again.NextSequence("s1"), Is.EqualTo(2_001));
        Assert.That(again.NextSequence("s2"), Is.EqualTo(2));
    }
}
