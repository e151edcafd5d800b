using PhoneRig.Core.Phones;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Tests.Journal;

public sealed class JournalReaderTests
{
    private static readonly VerdictReached Home = new(Verdict.Recovered, null, null, null, Proof.Inferred, "it came home", []);

    private JournalBench bench = null!;

    [SetUp]
    public void SetUp() => bench = new JournalBench();

    [TearDown]
    public void TearDown() => bench.Dispose();

    [Test]
    public void Before_the_first_opening_there_is_nothing_to_read() => Assert.That(JournalReader.Open(bench.File), Is.Null);

    [Test, CancelAfter(30_000)]
    public void A_reader_sees_what_became_durable_while_it_was_open(CancellationToken patience)
    {
        using var journal = bench.Open();
        using var reader = bench.Read();
        bench.Append(journal, "s1", JournalBench.Line(1));
        Assert.That(bench.Settle(journal, patience), Is.Null);
        Assert.That(reader.Entries("s1", 1).Count(), Is.EqualTo(1));
        using var half = reader.Entries("s1", 1).GetEnumerator();
        Assert.That(half.MoveNext(), Is.True);

        bench.Append(journal, "s1", JournalBench.Line(2));

        Assert.That(bench.Settle(journal, patience), Is.Null, "a reader in the middle of its work holds nothing up");
        Assert.That(half.MoveNext(), Is.False, "and goes on seeing what it began with");
        Assert.That(reader.Entries("s1", 2).Select(entry => entry.Sequence), Is.EqualTo(new[] { 2L }));
    }

    [Test]
    public void A_run_takes_its_stations_together_and_leaves_out_what_is_between_runs()
    {
        using (var journal = bench.Open())
        {
            bench.Append(journal, "s1", new RigStarted("demo", Simulated: true));
            bench.Append(journal, "s1", JournalBench.Run("r"));
            bench.Append(journal, "s2", JournalBench.Run("r"));
            bench.Append(journal, "s1", JournalBench.Line(1));
            bench.Append(journal, "s2", new VerdictReached(Verdict.NeedsAttention, VerdictOwner.SetUp, "inline-power", null, null, "it lives", []));
            bench.Append(journal, "s2", JournalBench.Line(2));
            bench.Append(journal, "s1", Home);
        }

        using var reader = bench.Read();
        var run = reader.Runs().Single();
        Assert.That(reader.Entries("r").Select(entry => (entry.Station, entry.Sequence)), Is.EqualTo(new[] { ("s1", 2L), ("s2", 1L), ("s1", 3L), ("s2", 2L), ("s1", 4L) }));
        Assert.That(run, Has.Property("Job").EqualTo("recover").And.Property("Simulated").True.And.Property("Seed").EqualTo(7).And.Property("Rig").EqualTo("demo"));
        Assert.That(run.Stations.Select(station => (station.Station, station.Outcome, station.Diagnosis)), Is.EqualTo(new[] { ("s1", "recovered", (string?)null), ("s2", "needs-attention", "inline-power") }));
        Assert.That(run.Stations[0].Ended - run.Stations[0].Began, Is.EqualTo(TimeSpan.FromSeconds(1.25)));
    }

    [Test]
    public void Releases_right_after_the_end_belong_to_the_run_and_a_persons_later_deeds_do_not()
    {
        using (var journal = bench.Open())
        {
            bench.Append(journal, "s1", JournalBench.Run("r", "procedure hold"));
            var hold = bench.Append(journal, "s1", new DeedIntended(new Deed.HoldKey(new Key("#"), TimeSpan.FromSeconds(9)))).Sequence;
            bench.Append(journal, "s1", new ProcedureEnded("hold", "stopped", "as asked"));
            var release = bench.Append(journal, "s1", new DeedIntended(new Deed.ReleaseKey(new Key("#")))).Sequence;
            bench.Append(journal, "s1", new KeyHeld(hold, new Key("#")));
            bench.Append(journal, "s1", new KeyReleased(release, new Key("#")));
            var later = bench.Append(journal, "s1", new DeedIntended(new Deed.ReleaseKey(new Key("1")), By: "ann")).Sequence;
            bench.Append(journal, "s1", new KeyReleased(later, new Key("1")));
        }

        using var reader = bench.Read();
        Assert.That(reader.Entries("r").Select(entry => entry.Sequence), Is.EqualTo(new long[] { 1, 2, 3, 4, 5, 6 }));
        Assert.That(reader.Runs().Single().Stations.Single().Outcome, Is.EqualTo("stopped"));
    }

    [Test]
    public void A_run_of_the_same_seed_again_gets_an_id_of_its_own()
    {
        for (var n = 0; n < 2; n++)
        {
            using var journal = bench.Open();
            bench.Append(journal, "s1", JournalBench.Run("sim-1"));
            bench.Append(journal, "s2", JournalBench.Run("sim-1"));
            bench.Append(journal, "s1", Home);
            bench.Append(journal, "s2", Home);
            bench.Append(journal, "s1", JournalBench.Run("sim-1"));
            bench.Append(journal, "s1", Home);
        }

        using var reader = bench.Read();
        Assert.That(
            reader.Runs().Select(run => $"{run.Id}: {string.Join(' ', run.Stations.Select(station => station.Station))}"),
            Is.EqualTo(new[] { "sim-1.4: s1", "sim-1.3: s1 s2", "sim-1.2: s1", "sim-1: s1 s2" }));
    }

    [Test]
    public void A_run_without_an_end_was_cut_short_once_the_rig_has_started_again()
    {
        using (var journal = bench.Open())
        {
            bench.Append(journal, "s1", JournalBench.Run("r"));
        }

        using var reader = bench.Read();
        Assert.That(reader.Runs().Single().BootIsLatest, Is.True);
        bench.Open().Dispose();
        var run = reader.Runs().Single();
        Assert.That(run.BootIsLatest, Is.False);
        Assert.That(run.Stations.Single(), Has.Property("Ended").Null.And.Property("Outcome").Null);
    }

    [Test]
    public void What_was_under_way_when_the_record_ends_is_told()
    {
        var hash = new Key("#");
        using (var journal = bench.Open())
        {
            bench.Append(journal, "s1", new PowerAdopted(On: true));
            var early = bench.Append(journal, "s1", new DeedIntended(new Deed.MoveHook(OffHook: false), By: "ann")).Sequence;
            bench.Append(journal, "s1", JournalBench.Run("r"));
            var hold = bench.Append(journal, "s1", new DeedIntended(new Deed.HoldKey(hash, TimeSpan.FromSeconds(60)))).Sequence;
            bench.Append(journal, "s1", new KeyHeld(hold, hash));
            var twice = bench.Append(journal, "s1", new DeedIntended(new Deed.PressKey(hash, TimeSpan.FromSeconds(1)))).Sequence;
            bench.Append(journal, "s1", new DeedRefused(twice, "one-key", "it is down", null));
            var one = bench.Append(journal, "s1", JournalBench.Press("1")).Sequence;
            bench.Append(journal, "s1", new KeyPressed(one, new Key("1"), TimeSpan.FromSeconds(0.2)));
            var two = bench.Append(journal, "s1", JournalBench.Press("2")).Sequence;
            bench.Append(journal, "s1", new DeedCancelled(two, "a stop came first"));
            bench.Append(journal, "s1", new DeedIntended(new Deed.SwitchPower(On: false)));
            Assert.That(early, Is.EqualTo(2));
        }

        using var reader = bench.Read();
        var run = reader.Runs().Single();
        var left = reader.LeftBehind(run, run.Stations.Single());
        Assert.That(left.Unfinished.Select(entry => entry.Fact), Is.EqualTo(new[] { new DeedIntended(new Deed.SwitchPower(On: false)) }));
        Assert.That(left.PossiblyHeld, Is.EqualTo(new[] { hash }), "refusing a second press does not lift the key");
        Assert.That(left.Power, Is.True, "as adopted before the run");
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_press_without_an_end_may_have_left_its_key_down_until_it_is_let_go(bool released)
    {
        using (var journal = bench.Open())
        {
            bench.Append(journal, "s1", JournalBench.Run("r"));
            bench.Append(journal, "s1", JournalBench.Press("5"));
            if (released)
            {
                bench.Append(journal, "s1", new KeyReleased(2, new Key("5")));
            }
        }

        using var reader = bench.Read();
        var run = reader.Runs().Single();
        var left = reader.LeftBehind(run, run.Stations.Single());
        Assert.That(left.PossiblyHeld, Is.EqualTo(released ? [] : new[] { new Key("5") }));
        Assert.That(left.Power, Is.Null);
    }
}
