using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Tests.Journal;

public sealed class ConsoleLogTests
{
    private JournalBench bench = null!;

    [SetUp]
    public void SetUp() => bench = new JournalBench();

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public void It_has_what_the_console_said_and_how_it_fared_and_nothing_else()
    {
        using (var journal = bench.Open())
        {
            bench.Append(journal, "s1", new RigStarted("demo", Simulated: true));
            bench.Append(journal, "s1", new ConsoleOpened("/dev/x"));
            bench.Append(journal, "s1", JournalBench.Line(3));
            bench.Append(journal, "s2", JournalBench.Line(9));
            bench.Append(journal, "s1", new SightingsLost("tftp", 5));
            bench.Append(journal, "s1", new SightingsLost("console", 7));
            bench.Append(journal, "s1", new ConsoleLost("/dev/x", "unplugged"));
        }

        using var reader = bench.Read();
        var log = reader.Console("s1");
        Assert.That(log.Between(0, long.MaxValue).Select(entry => entry.Sequence), Is.EqualTo(new long[] { 2, 3, 5, 6 }));
        Assert.That(log.Between(2, 6).Select(entry => entry.Sequence), Is.EqualTo(new long[] { 3, 5 }), "neither end is included");
        Assert.That(log.Last, Is.EqualTo(6));
    }

    [Test]
    public void The_last_lines_are_counted_as_lines_whatever_stands_between_them()
    {
        using (var journal = bench.Open())
        {
            bench.Append(journal, "s1", JournalBench.Line(1));
            bench.Append(journal, "s1", JournalBench.Line(2));
            bench.Append(journal, "s1", JournalBench.Press("1"));
            bench.Append(journal, "s1", JournalBench.Line(4));
        }

        using var reader = bench.Read();
        Assert.That(new[] { 1, 2, 3, 9 }.Select(reader.Console("s1").BeforeLast), Is.EqualTo(new long[] { 3, 1, 0, 0 }));
        Assert.That(reader.Console("s7").BeforeLast(3), Is.Zero);
    }

    [Test]
    public void A_moment_is_found_and_one_after_the_end_has_nothing_after_it()
    {
        DateTimeOffset second;
        using (var journal = bench.Open())
        {
            bench.Append(journal, "s1", JournalBench.Line(1));
            second = bench.Append(journal, "s1", JournalBench.Line(2)).At;
            bench.Append(journal, "s1", JournalBench.Line(3));
        }

        using var reader = bench.Read();
        var log = reader.Console("s1");
        Assert.That(log.Before(second), Is.EqualTo(1), "an entry of that very moment comes");
        Assert.That(log.Before(second.ToOffset(TimeSpan.FromHours(5)).AddTicks(1)), Is.EqualTo(2));
        Assert.That(log.Before(second.AddDays(1)), Is.EqualTo(3));
        Assert.That(log.Before(second.AddDays(-1)), Is.Zero);
        Assert.That(log.Newest, Is.EqualTo(second.AddSeconds(0.25)));
        Assert.That(reader.Console("s7").Newest, Is.Null);
    }
}
