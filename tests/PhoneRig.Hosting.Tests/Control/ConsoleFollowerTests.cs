using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Tests.Journal;

namespace PhoneRig.Hosting.Tests.Control;

public sealed class ConsoleFollowerTests
{
    private readonly List<string> shown = [];
    private JournalBench bench = null!;

    [SetUp]
    public void SetUp()
    {
        shown.Clear();
        bench = new JournalBench();
    }

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public void A_reader_who_stops_for_a_while_holds_up_nobody_and_misses_nothing()
    {
        using var reading = new ManualResetEventSlim();
        using (var journal = bench.Open())
        {
            using var follower = Follow(shown: 0, waiting: 5, reading);
            foreach (var n in Enumerable.Range(1, 200))
            {
                follower.Tell(Added(bench.Append(journal, "s1", JournalBench.Line(n))));
            }

            Assert.That(shown, Is.Empty, "all was told while the reader had not read a line");
            reading.Set();
        }

        Assert.That(shown, Is.EqualTo(Enumerable.Range(1, 200).Select(n => $"#{n}")));
    }

    [Test]
    public void What_the_owner_had_to_leave_out_is_read_from_the_journal_in_its_place()
    {
        using (var journal = bench.Open())
        {
            using var follower = Follow(shown: 1);
            var entries = Enumerable.Range(1, 6).Select(n => bench.Append(journal, "s1", JournalBench.Line(n))).ToList();
            follower.Tell(Added(entries[0]));
            follower.Tell(Added(entries[1]));
            follower.Tell(new ControlEvent.Lost(3));
            follower.Tell(Added(entries[5]));
        }

        Assert.That(shown, Is.EqualTo(new[] { "#2", "#3", "#4", "#5", "#6" }), "and what the reader had before is not shown again");
    }

    [Test]
    public void What_not_even_the_journal_has_is_told_as_missing()
    {
        using (var journal = bench.Open())
        {
            using var follower = Follow(shown: 0);
            bench.Append(journal, "s1", JournalBench.Line(1));
            var last = bench.Append(journal, "s1", JournalBench.Line(2));
            follower.Tell(new ControlEvent.Lost(4));
            follower.Tell(Added(last));
        }

        Assert.That(shown, Is.EqualTo(new[] { "#1", "lost 3", "#2" }));
    }

    [Test]
    public void Without_a_journal_a_gap_is_told_at_once()
    {
        using (var follower = Follow(shown: 0))
        {
            follower.Tell(new ControlEvent.Lost(4));
            follower.Tell(Added(new Entry(9, DateTimeOffset.UnixEpoch, TimeSpan.Zero, new ConsoleLine("x", null, null))));
        }

        Assert.That(shown, Is.EqualTo(new[] { "lost 4", "#9" }));
    }

    private static ControlEvent.Added Added(Entry entry) => new("s1", entry);

    private ConsoleFollower Follow(long shown, int waiting = ConsoleFollower.Waiting, ManualResetEventSlim? reading = null) => new(
        bench.File,
        "s1",
        shown,
        told =>
        {
            reading?.Wait();
            this.shown.Add(told switch
            {
                ControlEvent.Added added => $"#{added.Entry.Sequence}",
                ControlEvent.Lost lost => $"lost {lost.Entries}",
                _ => told.GetType().Name,
            });
        },
        TimeProvider.System,
        waiting);
}
