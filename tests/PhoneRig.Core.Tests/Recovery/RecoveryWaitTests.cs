using PhoneRig.Core.Evidence;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Tests.Evidence;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Recovery.RecoveryBench;

namespace PhoneRig.Core.Tests.Recovery;

/// <summary>A phone that may be writing is let finish before its power is cut: two hours and five minutes at the most.</summary>
public sealed class RecoveryWaitTests
{
    private const double Bound = 7200 + 300;

    private static readonly Attempt Cut = new() { Procedure = "cut" };
    private static readonly Attempt Touch = new() { Procedure = "touch" };

    [Test]
    public void With_nothing_known_the_power_is_not_cut_until_the_phone_shows_that_it_does_not_write()
    {
        var bench = new RecoveryBench([Cut], context: StationContext.Empty).Begin();
        bench.At(100).Stage(BootStage.Silent, BootStage.Formatting);
        bench.At(200);
        Assert.That((bench.Started.Count(), bench.Loop.Deeds.Count), Is.EqualTo((0, 0)));

        bench.Shows(BootStage.Registered);
        Assert.That((bench.Started.Count(), bench.Deeds.First()), Is.EqualTo((1, new Deed.SwitchPower(false))));
    }

    [Test]
    public void A_phone_that_has_just_asked_for_an_address_has_the_time_to_fetch_before_it_is_cut([Values] bool fetches)
    {
        var bench = new RecoveryBench([Cut], context: StationContext.Empty).Begin();
        bench.At(200);
        bench.Shows(BootStage.SeekingLease);
        bench.At(214);
        Assert.That(bench.Loop.Deeds, Is.Empty);

        if (fetches)
        {
            bench.Shows(BootStage.Downloading);
        }

        bench.At(216);
        Assert.That(bench.Deeds, fetches ? Is.Empty : Has.Member(new Deed.SwitchPower(false)));
    }

    [Test]
    public void A_procedure_that_cuts_nothing_does_not_wait_for_the_unknown_but_for_a_writing_phone([Values] bool writing)
    {
        var bench = new RecoveryBench([Touch], context: writing ? Told(BootStage.Writing) : StationContext.Empty).Begin();

        Assert.That(bench.Started.Count(), Is.EqualTo(writing ? 0 : 1));
    }

    [Test]
    public void Serving_alone_waits_for_nothing() =>
        Assert.That(new RecoveryBench([new Attempt { Firmware = "dual-key" }], sets: ["dual-key"], context: Told(BootStage.Formatting)).Begin().Started.Count(), Is.EqualTo(1));

    [Test]
    public void A_stage_that_is_only_possible_holds_the_power_too()
    {
        var bench = new RecoveryBench([Cut], context: Told(BootStage.SeekingConfig, BootStage.Writing)).Begin();

        Assert.That(bench.Started, Is.Empty);
    }

    [Test]
    public void A_phone_already_on_its_way_home_gets_there_without_an_attempt()
    {
        var bench = new RecoveryBench([Cut], context: Told(BootStage.Downloading)).Begin();
        bench.At(10, Story.Served("jar.sbn"));
        bench.At(20, Story.Discover);
        bench.At(30, Story.Served("XMLDefault.cnf.xml"));
        bench.At(90);

        Assert.That((bench.Verdict!.Verdict, bench.Started.Count()), Is.EqualTo((Verdict.Recovered, 0)));
    }

    [Test]
    public void Where_nobody_ever_saw_it_write_the_attempt_is_made_when_the_bound_is_over()
    {
        var bench = new RecoveryBench([Cut], context: StationContext.Empty).Begin();
        bench.At(Bound - 0.1);
        Assert.That(bench.Started, Is.Empty);
        bench.At(Bound);

        Assert.That(bench.Started.Count(), Is.EqualTo(1));
    }

    [Test]
    public void Where_even_then_the_interlock_keeps_the_power_on_a_person_is_called_and_no_other_wait_begins()
    {
        var bench = new RecoveryBench([Cut, Touch], context: StationContext.Empty);
        bench.Loop.Hands = (number, _) => (TimeSpan.Zero, new DeedRefused(number, "flash-write", "it may be about to fetch", null));
        bench.Begin().At(Bound);

        Assert.That(bench.Loop.Facts.OfType<AttemptEnded>().Select(end => end.Outcome), Is.EqualTo(new[] { "refused" }));
        Assert.That((bench.Verdict!.Verdict, bench.Verdict.Owner), Is.EqualTo((Verdict.NeedsAttention, (VerdictOwner?)VerdictOwner.Phone)));
        Assert.That(bench.Verdict.Why, Is.EqualTo(
            "For 2 h 5 min the phone was never in a state in which its power may be cut, and what would have come next needs that: the flash-write interlock refused it: it may be about to fetch. Its power was left on."));
    }

    [Test]
    public void A_phone_that_was_seen_to_write_is_parked_powered_when_the_bound_is_over()
    {
        var bench = new RecoveryBench([Cut], context: Told(BootStage.Writing)).Begin();
        bench.At(Bound - 0.1);
        Assert.That(bench.Verdict, Is.Null);
        bench.At(Bound);

        Assert.That((bench.Verdict!.Verdict, bench.Verdict.Owner, bench.Verdict.Diagnosis), Is.EqualTo((Verdict.NeedsAttention, (VerdictOwner?)VerdictOwner.Phone, "write-unfinished")));
        Assert.That((bench.Verdict.ToDo, bench.Loop.Deeds.Count), Is.EqualTo((bench.Verdict.ToDo, 0)));
        Assert.That(bench.Verdict.ToDo, Is.Not.Null);
    }

    [Test]
    public void A_format_that_ended_by_time_alone_parks_the_phone_powered([Values] bool beforeTheRun)
    {
        var context = beforeTheRun ? Told(BootStage.Formatting).With(Entry(new StageChanged(BootStage.Starting, [BootStage.Starting]), 1, 7200)) : Told(BootStage.Formatting);
        var bench = new RecoveryBench([Cut], context: context).Begin();
        if (!beforeTheRun)
        {
            bench.At(7200).Stage(BootStage.Starting, BootStage.Silent);
        }

        Assert.That((bench.Verdict?.Diagnosis, bench.Verdict?.Owner, bench.Loop.Deeds.Count), Is.EqualTo(("format-unfinished", (VerdictOwner?)VerdictOwner.Phone, 0)));
    }

    [Test]
    public void A_format_that_the_phone_came_back_from_holds_nothing()
    {
        var bench = new RecoveryBench([Cut], context: Told(BootStage.Formatting)).Begin();
        bench.At(400).Shows(BootStage.Starting);

        Assert.That(bench.Started.Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_phone_that_shows_life_after_all_is_parked_no_longer()
    {
        var late = Told(BootStage.Formatting).With(Entry(new StageChanged(BootStage.Starting, [BootStage.Starting]), 1, 7200))
            .With(Entry(Story.Discover, 2, 9000)).With(Entry(new StageChanged(BootStage.SeekingLease, [BootStage.SeekingLease]), 3, 9000));

        Assert.That(late.Writing.FormatUnfinished, Is.False);
    }

    [Test]
    public void After_a_quarter_of_an_hour_a_person_is_told_once_until_when_it_may_last()
    {
        var bench = new RecoveryBench([Cut], context: StationContext.Empty).Begin();
        bench.At(10).Shows(BootStage.Formatting);
        bench.At(899.9);
        Assert.That(bench.Loop.Facts.OfType<Notice>(), Is.Empty);
        bench.At(5000);

        Assert.That(bench.Loop.Facts.OfType<Notice>().Single().Text, Is.EqualTo(
            "For 15 min the phone has been left alone. The phone is formatting its flash until 2:00:10.0 at the latest: leave its power on."));
    }

    [Test]
    public void A_format_within_an_attempt_is_told_of_too()
    {
        var bench = new RecoveryBench([new Attempt { Procedure = "hold" }]).Begin();
        bench.At(10).Shows(BootStage.Formatting);
        bench.At(909.9);
        Assert.That(bench.Loop.Facts.OfType<Notice>(), Is.Empty);
        bench.At(910);

        Assert.That(bench.Loop.Facts.OfType<Notice>().Count(), Is.EqualTo(1));
    }

    [TestCase(BootStage.Writing, "The phone is writing firmware to flash until 0:18.0 at the latest: leave its power on.")]
    [TestCase(BootStage.Silent, null)]
    public void A_stop_says_what_the_power_interlock_demands(BootStage stage, string? demand)
    {
        var bench = new RecoveryBench([new Attempt { Procedure = "hold" }]).Begin();
        bench.At(10).Shows(stage);
        bench.At(12, new StopRequested("me"));

        Assert.That(bench.Verdict!.Why, Is.EqualTo($"Stopped by me; keys are up and the power was left as it is.{(demand is null ? "" : " " + demand)}"));
    }

    [Test]
    public void A_stop_with_nothing_known_says_so()
    {
        var bench = new RecoveryBench([Cut], context: StationContext.Empty).Begin();
        bench.At(12, new StopRequested("me"));

        Assert.That(bench.Verdict!.Why, Does.EndWith("What the phone is doing is not known yet, and it may be writing: leave its power on."));
    }

    [Test]
    public void A_deed_that_an_interlock_refuses_or_somebody_calls_off_fails_the_attempt([Values] bool refused)
    {
        var bench = new RecoveryBench([Cut, Touch]);
        bench.Loop.Hands = (number, _) => (TimeSpan.Zero, refused ? new DeedRefused(number, "flash-write", "it writes", null) : new DeedCancelled(number, "a stop came first"));
        bench.Begin().At(1);

        // One that was refused before anything moved is made again, five times in all.
        Assert.That(bench.Loop.Facts.OfType<AttemptEnded>().Select(end => (end.Outcome, end.Why)), Is.EqualTo(refused
            ? Enumerable.Repeat(("refused", "the flash-write interlock refused it: it writes"), 10)
            : [("stopped", "called off: a stop came first"), ("stopped", "called off: a stop came first")]));
    }

    [Test]
    public void An_attempt_that_was_refused_before_anything_moved_comes_before_the_next()
    {
        var bench = new RecoveryBench([Cut, Touch]);
        var hands = bench.Loop.Hands;
        var refusals = 1;
        bench.Loop.Hands = (number, deed) => refusals-- > 0 ? (TimeSpan.Zero, new DeedRefused(number, "flash-write", "it writes", null)) : hands(number, deed);
        bench.Begin().At(1);

        Assert.That(bench.Loop.Facts.OfType<AttemptStarted>().Select(start => start.Procedure), Is.EqualTo(new[] { Cut.Procedure, Cut.Procedure }));
    }

    [Test]
    public void A_rig_that_starts_anew_knows_nothing_of_before()
    {
        var known = Idle.With(Entry(new PowerAdopted(true))).With(Entry(Story.Line("fatal"))).With(Entry(new FirmwareServed(0, "x", "y"))).With(Entry(new OffDisproven(1)));
        Assert.That((known.Fed, known.Serving, known.Heard.Count, known.Writing.Stage is null, known.AliveWhileOff is null), Is.EqualTo(((bool?)true, "x", 1, false, false)));

        Assert.That(known.With(Entry(new RigStarted("rig", true))), Is.EqualTo(StationContext.Empty));
    }
}
