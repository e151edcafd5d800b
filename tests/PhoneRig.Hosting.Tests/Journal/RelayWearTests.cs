using Microsoft.Data.Sqlite;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Tests.Journal;

/// <summary>How often each relay has opened is kept for ever, whatever becomes of the entries.</summary>
public sealed class RelayWearTests
{
    private JournalBench bench = null!;

    [SetUp]
    public void SetUp() => bench = new JournalBench();

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public void Openings_are_counted_on_over_a_restart_for_each_station_alone()
    {
        using (var journal = bench.Open())
        {
            Cycle(journal, "s1");
            Cycle(journal, "s1");
            Cycle(journal, "s2");
            Assert.That(journal.RelayOpenings("s1"), Is.EqualTo(2));
        }

        using var again = bench.Open();
        Assert.That((again.RelayOpenings("s1"), again.RelayOpenings("s2"), again.RelayOpenings("s3")), Is.EqualTo((2L, 1L, 0L)));
        Cycle(again, "s1");
        Assert.That(again.RelayOpenings("s1"), Is.EqualTo(3));
    }

    [Test]
    public void They_outlive_the_entries()
    {
        using (var journal = bench.Open())
        {
            Cycle(journal, "s1");
        }

        Run("DELETE FROM entries");
        using var again = bench.Open();
        Assert.That(again.RelayOpenings("s1"), Is.EqualTo(1));
    }

    [Test]
    public void A_journal_of_before_they_were_counted_begins_with_none()
    {
        bench.Open().Dispose();
        Run("DROP TABLE wear");
        using var journal = bench.Open();
        Cycle(journal, "s1");
        Assert.That(journal.RelayOpenings("s1"), Is.EqualTo(1));
    }

    [Test]
    public void Strokes_of_each_key_are_counted_on_over_a_restart_and_a_reader_tells_them()
    {
        using (var journal = bench.Open())
        {
            bench.Append(journal, "s1", new KeyPressed(1, new Key("1"), TimeSpan.FromMilliseconds(120)));
            bench.Append(journal, "s1", new KeyHeld(2, new Key("#")));
            bench.Append(journal, "s1", new KeyReleased(2, new Key("#")));
            bench.Append(journal, "s2", new HookMoved(3, OffHook: true));
            Cycle(journal, "s2");
        }

        using (var again = bench.Open())
        {
            bench.Append(again, "s1", new KeyHeld(4, new Key("#")));
            Assert.That(again.KeyStrokes("s1"), Is.EquivalentTo(new Dictionary<string, long> { ["1"] = 1, ["#"] = 2 }));
            Assert.That(again.KeyStrokes("s3"), Is.Empty);
        }

        using var reader = JournalReader.Open(bench.File)!;
        Assert.That(reader.KeyStrokes("s1"), Is.EquivalentTo(new Dictionary<string, long> { ["1"] = 1, ["#"] = 2 }));
        Assert.That(reader.KeyStrokes("s2"), Is.EquivalentTo(new Dictionary<string, long> { ["hook"] = 1 }));
        Assert.That((reader.RelayOpenings("s1"), reader.RelayOpenings("s2")), Is.EqualTo((0L, 1L)));
    }

    [Test]
    public void A_reader_of_a_journal_that_does_not_count_them_tells_none()
    {
        bench.Open().Dispose();
        Run("DROP TABLE wear");
        Run("DROP TABLE strokes");
        using var reader = JournalReader.Open(bench.File)!;

        Assert.That((reader.RelayOpenings("s1"), reader.KeyStrokes("s1").Count), Is.EqualTo((0L, 0)));
    }

    private void Cycle(SqliteJournal journal, string station)
    {
        bench.Append(journal, station, new PowerSwitched(1, On: false));
        bench.Append(journal, station, new PowerSwitched(2, On: true));
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={bench.File};Pooling=False");
        connection.Open();
        connection.Execute(sql);
    }
}
