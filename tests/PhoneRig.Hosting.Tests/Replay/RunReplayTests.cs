using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Replay;

namespace PhoneRig.Hosting.Tests.Replay;

public sealed class RunReplayTests
{
    private static readonly ReplayRules Own = new(null, null);
    private static readonly Recording Recorded = VirtualRun.Record(seed: 1);

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void The_same_rules_take_every_decision_again(int seed)
    {
        var recording = seed == 1 ? Recorded : VirtualRun.Record(seed);

        foreach (var station in new RunReplay(recording, Own).Run())
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(station.Difference?.Describe(), Is.Null, $"{station.Station}, seed {seed}");
                Assert.That(station.Stages?.Describe(), Is.Null, $"{station.Station}, seed {seed}");
                Assert.That(station.Interlocks?.Describe(), Is.Null, $"{station.Station}, seed {seed}");
                Assert.That(station.Diagnoses.All(one => one is { Recorded: true, Replayed: true }), Is.True, $"{station.Station}, seed {seed}");
            }

            var told = recording.Entries[station.Station].SkipWhile(entry => entry.Entry.Fact is not RunStarted).Select(entry => entry.Entry.Fact).ToList();
            var end = told.FindIndex(fact => fact is VerdictReached);
            Assert.That(station.Decisions, Is.EqualTo(told.Take(end + 1).Count(OwnFacts.OfRun)).And.GreaterThan(5));
            Assert.That(station.Verdict, Is.Not.Null);
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(5)]
    public void A_recording_of_a_busy_machine_whose_wake_ups_came_late_decides_the_same(int seed)
    {
        foreach (var station in new RunReplay(VirtualRun.Record(seed, stall: TimeSpan.FromSeconds(0.9)), Own).Run())
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(station.Difference?.Describe(), Is.Null, $"{station.Station}, seed {seed}");
                Assert.That(station.Stages?.Describe(), Is.Null, $"{station.Station}, seed {seed}");
                Assert.That(station.Interlocks?.Describe(), Is.Null, $"{station.Station}, seed {seed}");
                Assert.That(station.Busy, Is.Null, $"{station.Station}, seed {seed}: no later than usual");
            }

            Assert.That(station.Decisions, Is.GreaterThan(5));
        }
    }

    [Test]
    public void One_of_a_machine_that_hardly_comes_round_does_too_and_it_is_told()
    {
        // What is random in a run moves with all that it posts: not every seed's worst stall meets a wake-up.
        var told = new List<TimeSpan?>();
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var replayed = new RunReplay(VirtualRun.Record(seed, stall: TimeSpan.FromSeconds(4)), Own).Run();
            Assert.That(replayed.Select(station => (station.Difference ?? station.Stages ?? station.Interlocks)?.Describe()), Is.All.Null, $"seed {seed}");
            told.AddRange(replayed.Select(station => station.Busy));
        }

        Assert.That(told, Does.Contain(TimeSpan.FromSeconds(5) * VirtualRun.Speed));
    }

    [Test]
    public void A_decision_that_is_missing_from_a_busy_machines_recording_is_a_difference([Values(1)] int seed)
    {
        var busy = VirtualRun.Record(seed, stall: TimeSpan.FromSeconds(0.9));
        var silent = busy.WithEntries("s1", entries => entries.Where(entry => entry.Entry.Fact is not StageChanged { Likeliest: Core.Evidence.BootStage.Starting }));

        Assert.That(new RunReplay(silent, Own).Run("s1").Single().Stages?.Replayed, Is.InstanceOf<StageChanged>(), $"seed {seed}");
    }

    [Test]
    public void A_run_to_another_load_is_replayed_to_that_load()
    {
        var recording = VirtualRun.Record(seed: 1, new ControlRequest.Recover(["s3"], "upgrade") { By = "tests", To = "dual-key" });

        var s3 = new RunReplay(recording, Own).Run().Single();

        Assert.That(s3.Difference?.Describe(), Is.Null);
        Assert.That(s3.Decisions, Is.GreaterThan(5));
    }

    [Test]
    public void Without_the_rule_that_ended_a_run_it_is_told_where_it_goes_on_and_what_is_not_seen_any_more()
    {
        var renamed = Recorded.With("config/shipped/diagnoses.yaml", text => text.Replace("  inline-power:", "  other-name:", StringComparison.Ordinal));

        var s4 = new RunReplay(renamed, Own).Run("s4").Single();

        Assert.That(s4.Same, Is.False);
        Assert.That(s4.Difference!.Recorded!.Fact, Is.InstanceOf<Diagnosed>().With.Property("Diagnosis").EqualTo("inline-power"));
        Assert.That(s4.Difference.Replayed, Is.InstanceOf<Diagnosed>().With.Property("Diagnosis").EqualTo("other-name"));
        Assert.That(s4.Diagnoses.Select(one => (one.Diagnosis, one.Recorded, one.Replayed)), Is.SupersetOf(new[] { ("inline-power", true, false), ("other-name", false, true) }));
        Assert.That(s4.Stages, Is.Null, "stages know no diagnoses");
    }

    [Test]
    public void A_decision_that_was_not_recorded_is_a_difference()
    {
        var cut = Recorded.WithEntries("s1", entries => entries.Where(entry => entry.Entry.Fact is not AttemptEnded));

        var s1 = new RunReplay(cut, Own).Run("s1").Single();

        Assert.That(s1.Difference?.Replayed, Is.InstanceOf<AttemptEnded>());
    }

    [Test]
    public void A_decision_at_another_time_is_a_difference()
    {
        var late = Recorded.WithEntries("s1", entries => entries.Select(entry => entry.Entry.Fact is VerdictReached ? entry with { Uptime = entry.Uptime + TimeSpan.FromSeconds(5) } : entry));

        Assert.That(new RunReplay(late, Own).Run("s1").Single().Difference?.Recorded?.Fact, Is.InstanceOf<VerdictReached>());
    }

    [Test]
    public void A_sighting_that_is_missing_leads_elsewhere()
    {
        var deaf = Recorded.WithEntries("s1", entries => entries.Where(entry => entry.Entry.Fact is not TftpRequested));

        Assert.That(new RunReplay(deaf, Own).Run("s1").Single().Same, Is.False);
    }

    [Test]
    public void A_phone_model_with_other_times_shows_in_the_stages()
    {
        var slower = Recorded.With(
            "config/shipped/phones/cisco-7970.yaml",
            text => text.Replace("  write-gap: ", "  write-gap: { typical: 90s, fact: none }\n  # was: ", StringComparison.Ordinal));

        Assert.That(new RunReplay(slower, Own).Run().Any(station => station.Stages is not null), Is.True);
    }

    [Test]
    public void A_kind_of_a_later_version_is_fed_and_passed_over()
    {
        var later = Recorded.WithEntries("s1", entries => entries.Select(entry => entry.Entry.Fact is ConsoleOpened ? entry with { Json = """{"kind":"of-a-later-version"}""" } : entry));

        Assert.That(new RunReplay(later, Own).Run("s1").Single().Same, Is.True);
    }

    [Test]
    public void A_station_that_was_not_in_it_is_answered_with_those_that_were() =>
        Assert.That(() => new RunReplay(Recorded, Own).Run("s5"), Throws.InstanceOf<RecordingException>().With.Message.Contains("s1"));
}
