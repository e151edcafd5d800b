using Microsoft.Data.Sqlite;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Tests.Journal;

public sealed class SqliteJournalTests
{
    private JournalBench bench = null!;

    [SetUp]
    public void SetUp() => bench = new JournalBench();

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test, CancelAfter(30_000)]
    public void An_entry_is_in_the_file_before_its_callback_comes(CancellationToken patience)
    {
        using var journal = bench.Open(JournalBench.Lazy);
        var entry = bench.Append(journal, "s1", JournalBench.Press("#"));
        JournalEntry[]? found = null;
        journal.WhenDurable(_ =>
        {
            using var reader = bench.Read();
            found = [.. reader.Entries("s1", since: 1)];
        });

        bench.Loop.RunUntil(() => found is not null, patience);

        Assert.That(found!.Select(read => read.Entry), Is.EqualTo(new[] { entry }));
    }

    [Test, CancelAfter(30_000)]
    public void A_run_s_id_is_known_in_every_process_after_it(CancellationToken patience)
    {
        using (var before = bench.Open())
        {
            bench.Append(before, "s1", JournalBench.Run("20261129-133111"));
            Assert.That(before.HasRun("20261129-133111"), Is.True);
            Assert.That(bench.Settle(before, patience), Is.Null);
        }

        using var journal = bench.Open();

        Assert.That((journal.HasRun("20261129-133111"), journal.HasRun("20261129-133112")), Is.EqualTo((true, false)));
    }

    [Test, CancelAfter(30_000)]
    public void Callbacks_come_in_the_order_they_were_asked_for_whichever_station_asked(CancellationToken patience)
    {
        using var journal = bench.Open();
        var called = new List<int>();
        for (var i = 0; i < 200; i++)
        {
            var number = i;
            if (i % 3 > 0) // some have nothing new to wait for
            {
                bench.Append(journal, $"s{i % 5}", JournalBench.Line(i));
            }

            journal.WhenDurable(_ => called.Add(number));
        }

        bench.Loop.RunUntil(() => called.Count == 200, patience);

        Assert.That(called, Is.Ordered);
    }

    [Test, CancelAfter(30_000)]
    public void With_nothing_to_write_the_callback_is_posted_and_not_made_in_the_call(CancellationToken patience)
    {
        using var journal = bench.Open();
        var called = false;
        journal.WhenDurable(fault => called = fault is null);

        Assert.That(called, Is.False);
        bench.Loop.RunUntil(() => called, patience);
    }

    [Test, CancelAfter(30_000)]
    public void A_callback_that_asks_again_is_answered_in_its_turn(CancellationToken patience)
    {
        using var journal = bench.Open();
        var called = new List<string>();
        journal.WhenDurable(_ =>
        {
            called.Add("first");
            journal.WhenDurable(_ => called.Add("third"));
            called.Add("still first");
        });
        journal.WhenDurable(_ => called.Add("second"));

        bench.Loop.RunUntil(() => called.Count == 4, patience);

        Assert.That(called, Is.EqualTo(new[] { "first", "still first", "second", "third" }));
    }

    [Test, CancelAfter(30_000)]
    public void What_comes_during_a_commit_shares_the_next_one_and_the_loop_goes_on_meanwhile(CancellationToken patience)
    {
        using var under = new ManualResetEventSlim();
        using var disk = new ManualResetEventSlim();
        var sizes = new List<int>();
        using var journal = bench.Open(committing: size =>
        {
            sizes.Add(size);
            under.Set();
            disk.Wait(patience);
        });
        var called = 0;
        bench.Append(journal, "s1", JournalBench.Press("1"));
        journal.WhenDurable(_ => called++);
        under.Wait(patience);

        for (var i = 0; i < 50; i++)
        {
            bench.Append(journal, $"s{i % 8}", JournalBench.Press("2"));
            journal.WhenDurable(_ => called++);
        }

        Assert.That(called, Is.Zero, "nothing is durable while the disk works");
        disk.Set();
        bench.Loop.RunUntil(() => called == 51, patience);
        Assert.That(sizes, Is.EqualTo(new[] { 1, 50 }));
    }

    [Test, CancelAfter(30_000)]
    public void What_nobody_waits_for_is_written_all_the_same(CancellationToken patience)
    {
        using var written = new ManualResetEventSlim();
        using var journal = bench.Open(new JournalLimits { Linger = TimeSpan.FromMilliseconds(1) }, _ => written.Set());
        bench.Append(journal, "s1", JournalBench.Line(1));

        Assert.That(written.Wait(Timeout.InfiniteTimeSpan, patience), Is.True);
    }

    [Test, CancelAfter(30_000)]
    public void A_failed_commit_is_told_in_words_and_the_next_one_writes_everything(CancellationToken patience)
    {
        var full = true;
        using var journal = bench.Open(JournalBench.Lazy, _ =>
        {
            if (Volatile.Read(ref full))
            {
                throw JournalBench.DiskFull();
            }
        });
        bench.Append(journal, "s1", JournalBench.Press("1"));
        var first = bench.Settle(journal, patience);
        bench.Append(journal, "s2", JournalBench.Press("2"));
        var second = bench.Settle(journal, patience);
        Volatile.Write(ref full, value: false);
        bench.Append(journal, "s1", JournalBench.Press("3"));
        var third = bench.Settle(journal, patience);

        Assert.That(first, Has.Property("Part").EqualTo("journal").And.Message.Contains("the disk is full: free some space"));
        Assert.That(second, Is.Not.Null, "asked again, it tried again");
        Assert.That(third, Is.Null);
        using var reader = bench.Read();
        Assert.That(reader.Entries("s1", 1).Concat(reader.Entries("s2", 1)).Select(entry => (entry.Station, entry.Sequence)), Is.EqualTo(new[] { ("s1", 1L), ("s1", 2L), ("s2", 1L) }));
    }

    [Test, CancelAfter(30_000)]
    public void A_disk_that_is_well_again_is_found_out_without_being_asked(CancellationToken patience)
    {
        var tries = 0;
        using var well = new ManualResetEventSlim();
        using var journal = bench.Open(JournalBench.Eager with { RetryAfter = TimeSpan.FromMilliseconds(1) }, _ =>
        {
            if (++tries < 3)
            {
                throw JournalBench.DiskFull();
            }

            well.Set();
        });
        bench.Append(journal, "s1", JournalBench.Press("1"));

        Assert.That(well.Wait(Timeout.InfiniteTimeSpan, patience), Is.True);
    }

    [Test, CancelAfter(30_000)]
    public void A_file_that_another_program_locks_is_told_of_and_written_when_it_lets_go(CancellationToken patience)
    {
        using var journal = bench.Open(JournalBench.Lazy);
        bench.Append(journal, "s1", JournalBench.Press("1"));
        using var other = new SqliteConnection($"Data Source={bench.File};Pooling=False");
        other.Open();
        using (var transaction = other.BeginTransaction())
        {
            Assert.That(bench.Settle(journal, patience), Has.Message.Contains("another program holds"));
        }

        Assert.That(bench.Settle(journal, patience), Is.Null);
        using var reader = bench.Read();
        Assert.That(reader.Entries("s1", 1).Count(), Is.EqualTo(1));
    }

    [Test, CancelAfter(30_000)]
    public void While_the_disk_fails_too_many_sightings_are_dropped_and_no_deed_or_decision_is(CancellationToken patience)
    {
        var full = true;
        using var journal = bench.Open(JournalBench.Lazy with { HeldAtMost = 10 }, _ =>
        {
            if (Volatile.Read(ref full))
            {
                throw JournalBench.DiskFull();
            }
        });
        for (var i = 0; i < 30; i++)
        {
            bench.Append(journal, "s1", JournalBench.Line(i));
            bench.Append(journal, "s1", JournalBench.Press("1"));
            bench.Append(journal, "s1", new Notice("n"));
        }

        Assert.That(bench.Settle(journal, patience), Is.Not.Null);
        Volatile.Write(ref full, value: false);
        Assert.That(bench.Settle(journal, patience), Is.Null);

        using var reader = bench.Read();
        var kept = reader.Entries("s1", 1).Select(entry => entry.Entry.Fact).ToList();
        Assert.That(kept.OfType<DeedIntended>().Count(), Is.EqualTo(30));
        Assert.That(kept.OfType<Notice>().Count(), Is.EqualTo(30));
        Assert.That(kept.OfType<ConsoleLine>().Count(), Is.EqualTo(4), "of the first ten entries");
        Assert.That(journal.SightingsDropped, Is.EqualTo(26));
        Assert.That(journal.NextSequence("s1"), Is.EqualTo(91), "what was dropped leaves its number empty");
    }

    [Test]
    public void Closing_writes_what_nobody_waited_for()
    {
        using (var journal = bench.Open(JournalBench.Lazy))
        {
            bench.Append(journal, "s1", JournalBench.Line(1));
        }

        using var reader = bench.Read();
        Assert.That(reader.Entries("s1", 1).Count(), Is.EqualTo(1));
    }

    [Test]
    public void Sequences_go_on_where_the_last_opening_ended_and_boots_differ()
    {
        string first;
        using (var journal = bench.Open())
        {
            first = journal.Boot;
            bench.Append(journal, "s1", JournalBench.Line(1));
            bench.Append(journal, "s1", JournalBench.Line(2));
        }

        using var again = bench.Open();
        Assert.That(again.NextSequence("s1"), Is.EqualTo(3));
        Assert.That(again.NextSequence("s2"), Is.EqualTo(1));
        Assert.That(again.Boot, Is.Not.EqualTo(first));
    }

    [Test]
    public void An_entry_that_is_not_the_stations_next_is_its_callers_fault()
    {
        using var journal = bench.Open();
        var entry = bench.Append(journal, "s1", JournalBench.Line(1));

        Assert.That(() => journal.Append("s1", entry), Throws.ArgumentException.With.Message.Contains("its next is 2"));
    }

    [TestCase("{\"kind\":\"of-a-later-version\",\"z\":1, \"a\" : [ 1.50,\"ü\\u0041\"]}")]
    [TestCase("{\"no\":\"kind\"}")]
    public void A_fact_of_a_later_version_is_kept_byte_for_byte(string json)
    {
        using (var journal = bench.Open())
        {
            bench.Append(journal, "s1", FactJson.Read(json));
        }

        using var reader = bench.Read();
        var read = reader.Entries("s1", 1).Single();
        Assert.That(read.Json, Is.EqualTo(json));
        Assert.That(read.Entry.Fact, Is.EqualTo(new UnknownFact(json)));
    }

    [Test]
    public void A_file_of_a_newer_program_is_refused_and_not_touched()
    {
        bench.Open().Dispose();
        using (var newer = new SqliteConnection($"Data Source={bench.File};Pooling=False"))
        {
            newer.Open();
            newer.Execute("PRAGMA user_version = 2");
        }

        var before = File.ReadAllBytes(bench.File);
        Assert.That(() => bench.Open(), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("newer phonerig").And.Message.Contains("--state"));
        Assert.That(() => bench.Read(), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("newer phonerig"));
        Assert.That(File.ReadAllBytes(bench.File), Is.EqualTo(before));
    }
}
