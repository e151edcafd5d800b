using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Tests.Evidence;
using PhoneRig.Core.Tests.Loop;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Procedures;

public sealed class ProcedureRunnerTests
{
    private static readonly Key Hash = new("#");
    private static readonly Condition Asked = new() { Console = "reset-code-wanted" };
    private static readonly Condition Lease = new() { Dhcp = "discover" };
    private static readonly Condition Load = new() { Tftp = "default-load" };
    private static readonly Condition Walk = new() { Lamps = new LampCondition { Lines = LampPattern.Walking, For = S(6) } };

    private static IEnumerable<TestCaseData> Kinds()
    {
        yield return new(new Step { Power = OnOff.On }, new Deed.SwitchPower(true), "power on");
        yield return new(new Step { Power = OnOff.Off }, new Deed.SwitchPower(false), "power off");
        yield return new(new Step { Press = "5" }, new Deed.PressKey(new Key("5"), Ms(150)), "press 5");
        yield return new(new Step { Press = "5", For = S(2) }, new Deed.PressKey(new Key("5"), S(2)), "press 5");
        yield return new(new Step { Hook = OnOff.Off }, new Deed.MoveHook(OffHook: true), "lift the receiver");
        yield return new(new Step { Hook = OnOff.On }, new Deed.MoveHook(OffHook: false), "put the receiver back");
        yield return new(new Step { Console = "reset" }, new Deed.SendConsole("reset\r"), "send \"reset\" on the console");
        yield return new(new Step { Hold = "#" }, new Deed.HoldKey(Hash, TimeSpan.Zero), "hold #");
        yield return new(new Step { Type = "7" }, new Deed.PressKey(new Key("7"), Ms(150)), "type 7");
    }

    [TestCaseSource(nameof(Kinds))]
    public void A_step_does_its_deed_and_is_done_with_the_deeds_fact(Step step, Deed deed, string text)
    {
        var bench = Bench(step);
        bench.Loop.Hands = (_, _) => null;
        bench.Begin().At(100);
        Assert.That(bench.Deeds.Single(), Is.EqualTo(deed));
        Assert.That(bench.Outcome, Is.Null, "a deed whose end is unknown is not done");
        Assert.That(bench.Loop.Facts.OfType<StepStarted>().Single(), Is.EqualTo(new StepStarted("test", 1, 1, text, null, null)));

        bench.Loop.Tell(Answers.Well(bench.Loop.Timeline.Count, deed)!.Value.End);
        bench.At(101);
        Assert.That((bench.Outcome, bench.Why), Is.EqualTo(("done", "every step was done")));
        Assert.That(bench.Ends.Single(), Is.EqualTo(new StepEnded("test", 1, "done", step.Type is null ? null : "1 keys typed", null)));
    }

    [TestCaseSource(nameof(Kinds))]
    public void A_deed_that_fails_ends_the_procedure_in_a_rig_fault(Step step, Deed deed, string text)
    {
        var bench = Bench(step, new Step { Console = "never" });
        bench.Loop.Hands = (number, done) => done.GetType() == deed.GetType() ? (S(1), new DeedFailed(number, "relay", "stuck")) : Answers.Well(number, done);
        bench.Begin().At(100);

        Assert.That((bench.Outcome, bench.Why), Is.EqualTo(("rig-fault", "relay: stuck")), text);
        Assert.That(bench.Ends.Single(), Is.EqualTo(new StepEnded("test", 1, "rig-fault", "relay: stuck", null)));
        Assert.That(bench.Deeds, Has.None.EqualTo(new Deed.SendConsole("never\r")));
    }

    [Test]
    public void A_fault_of_a_hand_ends_a_wait_with_keys_up_and_one_of_a_sense_does_not()
    {
        var bench = Bench(new Step { Hold = "#" }, new Step { Await = new Condition { Console = "reset-code-wanted" }, Within = S(60) });
        bench.Loop.Hands = Answers.Well;
        bench.Begin().At(5, new RigFault("meter m", "gone"));
        Assert.That(bench.Outcome, Is.Null);

        bench.At(6, new RigFault("board keys", "reset", Hand: true)).At(10);
        Assert.That((bench.Outcome, bench.Why), Is.EqualTo(("rig-fault", "board keys: reset")));
        Assert.That(bench.Deeds.Last(), Is.EqualTo(new Deed.ReleaseKey(new Key("#"))));
    }

    [Test]
    public void Another_deeds_end_does_not_end_the_step()
    {
        var bench = Bench(new Step { Power = OnOff.On });
        bench.Loop.Hands = (_, _) => null;
        bench.Begin().At(1, new PowerSwitched(99, true)).At(1, new DeedFailed(98, "x", "y"));

        Assert.That(bench.Outcome, Is.Null);
    }

    [Test]
    public void Power_is_left_so_for_as_long_as_the_step_says()
    {
        var bench = Bench(new Step { Power = OnOff.Off, For = S(5) }, new Step { Power = OnOff.On });
        bench.Loop.Hands = (number, deed) => (S(1), Answers.Well(number, deed)!.Value.End);
        bench.Begin().At(5.99);
        Assert.That(bench.Deeds, Is.EqualTo(new Deed[] { new Deed.SwitchPower(false) }), "counted from when the power is off");

        bench.At(6);
        Assert.That(bench.Deeds.Last(), Is.EqualTo(new Deed.SwitchPower(true)));
        Assert.That(bench.Loop.Facts.OfType<StepStarted>().Select(step => (step.Step, step.Of)), Is.EqualTo(new[] { (1, 2), (2, 2) }));
    }

    [Test]
    public void A_hand_may_hold_a_key_for_all_that_may_pass_until_its_release()
    {
        var bench = Bench(
            new Step { Hold = "#" },
            new Step { Power = OnOff.Off, For = S(4) },
            new Step { Await = Asked, Within = S(100), Blind = S(30) },
            new Step { Press = "1", For = S(2) },
            new Step { Release = "#" },
            new Step { Await = Lease, Within = S(1000) }).Begin();

        Assert.That(bench.Deeds.First(), Is.EqualTo(new Deed.HoldKey(Hash, S(4 + 100 + 2 + (3 * 5)))));
    }

    [Test]
    public void The_release_of_another_key_does_not_cut_the_hold_short()
    {
        var bench = Bench(
            new Step { Hold = "#" }, new Step { Hold = "1" }, new Step { Release = "1" }, new Step { Await = Lease, Within = S(100) }, new Step { Release = "#" }).Begin();

        Assert.That(bench.Deeds.First(), Is.EqualTo(new Deed.HoldKey(Hash, S(100 + (3 * 5)))));
    }

    [Test]
    public void A_code_typed_during_a_hold_counts_with_both_presses_of_every_key()
    {
        var bench = Bench(new Step { Hold = "#" }, new Step { Type = "123" }, new Step { Release = "#" }).Begin();

        Assert.That(bench.Deeds.First(), Is.EqualTo(new Deed.HoldKey(Hash, (3 * ((2 * (Ms(150) + S(1))) + Ms(250))) + S(5))));
    }

    [TestCase(null, 30)]
    [TestCase(50.0, 50)]
    public void A_hold_over_a_blind_wait_counts_the_blind_time(double? attempts, double blind)
    {
        var bench = new ProcedureBench(
            [new Step { Hold = "#" }, new Step { Await = Asked, Within = S(100), Blind = S(30) }, new Step { Release = "#" }],
            console: false, blind: attempts is { } seconds ? S(seconds) : null).Begin();

        Assert.That(bench.Deeds.First(), Is.EqualTo(new Deed.HoldKey(Hash, S(blind + 5))));
    }

    [Test]
    public void A_release_is_followed_by_a_gap()
    {
        var bench = Bench(new Step { Hold = "#" }, new Step { Release = "#" }, new Step { Type = "1" }).Begin().At(0.249);
        Assert.That(bench.Deeds.Last(), Is.EqualTo(new Deed.ReleaseKey(Hash)));

        bench.At(0.25);
        Assert.That(bench.Deeds.Last(), Is.EqualTo(new Deed.PressKey(new Key("1"), Ms(150))));
        bench.At(60);
        Assert.That(bench.Deeds.OfType<Deed.ReleaseKey>().Count(), Is.EqualTo(1), "what was released is not released again");
    }

    private static IEnumerable<TestCaseData> Sightings()
    {
        yield return new(Asked, Story.Line("reset-code-wanted"), "console reset-code-wanted");
        yield return new(Lease, Story.Discover, "DHCP discover");
        yield return new(Load, Story.Asked("term70.default.loads"), "TFTP default-load asked for");
        yield return new(new Condition { Lamps = new LampCondition { Lines = LampPattern.Steady } }, Story.Began(LampPattern.Steady, LampColour.Red, 7, "lines"), "line lamps steady");
    }

    [TestCaseSource(nameof(Sightings))]
    public void A_wait_ends_when_its_evidence_is_seen_and_names_it(Condition condition, Fact sight, string words)
    {
        var bench = Bench(new Step { Await = condition, Within = S(60) }, new Step { Power = OnOff.Off }).Begin().At(7);
        Assert.That(bench.Loop.Facts.OfType<StepStarted>().Single(), Is.EqualTo(new StepStarted("test", 1, 2, $"wait for {words}", words, S(60))));
        bench.Loop.Tell(Story.Line("something-else"));
        Assert.That(bench.Ends, Is.Empty);

        var number = bench.Loop.Tell(sight);
        var end = bench.Ends.First();
        Assert.That((end.Step, end.Outcome, end.Because), Is.EqualTo((1, "seen", (long?)number)));
        Assert.That(end.Evidence, Is.Not.Empty);
        Assert.That((bench.Loop.Deeds.Single().At, bench.Outcome), Is.EqualTo((S(7), "done")), "the next step begins at once");
    }

    [Test]
    public void A_wait_for_lamps_that_already_do_it_counts_their_age()
    {
        var bench = Bench(new Step { Await = Walk, Within = S(60) }).At(10);
        var number = bench.Loop.Tell(Story.Began(LampPattern.Walking, LampColour.Amber, 10));
        bench.At(12).Begin().At(15.9);
        Assert.That(bench.Outcome, Is.Null);

        bench.At(16);
        Assert.That((bench.Outcome, bench.Ends.Single().Because), Is.EqualTo(("done", (long?)number)));
    }

    [Test]
    public void Lamps_that_did_it_long_enough_end_the_wait_at_once()
    {
        var bench = Bench(new Step { Await = Walk, Within = S(60) }).At(10);
        bench.Loop.Tell(Story.Began(LampPattern.Walking, LampColour.Amber, 10));
        bench.At(16).Begin();

        Assert.That(bench.Outcome, Is.EqualTo("done"));
    }

    [Test]
    public void Evidence_from_before_the_wait_does_not_count()
    {
        var bench = Bench(new Step { Await = Lease, Within = S(60) });
        bench.Loop.Tell(Story.Discover);

        Assert.That(bench.Begin().At(1).Outcome, Is.Null);
    }

    [TestCase(null, "not-seen")]
    [TestCase("code-not-wanted", "code-not-wanted")]
    public void A_wait_gives_up_exactly_at_its_bound_and_lets_held_keys_go(string? otherwise, string outcome)
    {
        var bench = Bench(
            new Step { Hold = "#" }, new Step { Await = Asked, Within = S(60), Otherwise = otherwise }, new Step { Release = "#" }).At(3).Begin().At(62.999);
        Assert.That((bench.Outcome, bench.Loop.WakeAt), Is.EqualTo(((string?)null, S(63))));

        bench.At(63);
        Assert.That((bench.Outcome, bench.Why), Is.EqualTo((outcome, "console reset-code-wanted was not seen within 60 s")));
        Assert.That(bench.Deeds.Last(), Is.EqualTo(new Deed.ReleaseKey(Hash)));
        Assert.That(bench.Ends.Last(), Is.EqualTo(new StepEnded("test", 2, outcome, bench.Why, null)));
        Assert.That((bench.Loop.WakeAt, bench.State.Held), Is.EqualTo(((TimeSpan?)null, ImmutableList<Key>.Empty)));
    }

    [Test]
    public void Evidence_at_the_very_bound_is_in_time()
    {
        var bench = Bench(new Step { Await = Lease, Within = S(60) });
        bench.Loop.Plan(S(60), Story.Discover);

        Assert.That(bench.Begin().At(61).Outcome, Is.EqualTo("done"));
    }

    [TestCase(null, 30)]
    [TestCase(50.0, 50)]
    [TestCase(5.0, 5)]
    public void A_blind_wait_goes_on_after_its_time_or_the_attempts(double? attempts, double seconds)
    {
        var bench = new ProcedureBench(
            [new Step { Await = Asked, Within = S(100), Blind = S(30), Otherwise = "no" }, new Step { Power = OnOff.Off }],
            console: false, blind: attempts is { } blind ? S(blind) : null).Begin();
        var started = bench.Loop.Facts.OfType<StepStarted>().Single();
        Assert.That((started.Until, started.WaitsFor), Is.EqualTo(((TimeSpan?)S(seconds), "time to pass: none of the senses that could tell is wired")));

        bench.At(seconds - 0.001);
        Assert.That(bench.Deeds, Is.Empty);
        bench.At(seconds);
        Assert.That(bench.Ends.First(), Is.EqualTo(new StepEnded("test", 1, "blind", null, null)));
        Assert.That(bench.Deeds.Single(), Is.EqualTo(new Deed.SwitchPower(false)));
    }

    [Test]
    public void An_attempts_blind_time_does_not_touch_a_wait_that_sees()
    {
        var bench = new ProcedureBench([new Step { Await = Asked, Within = S(100), Blind = S(30) }], blind: S(5)).Begin().At(99.9);
        Assert.That(bench.Outcome, Is.Null);

        Assert.That(bench.At(100).Outcome, Is.EqualTo("not-seen"));
    }

    [Test]
    public void Several_waits_follow_each_other_each_with_its_own_bound_and_evidence()
    {
        var bench = Bench(new Step { Await = Lease, Within = S(60) }, new Step { Await = Load, Within = S(30), Otherwise = "no-load" }, new Step { Await = Lease, Within = S(10) }).Begin();
        bench.At(50);
        var first = bench.Loop.Tell(Story.Discover);
        Assert.That(bench.Ends.Count(), Is.EqualTo(1), "one entry does not end two waits");
        bench.At(79.9);
        var second = bench.Loop.Tell(Story.Asked("term70.default.loads"));
        bench.At(85);
        var third = bench.Loop.Tell(Story.Discover);

        Assert.That(bench.Outcome, Is.EqualTo("done"));
        Assert.That(bench.Ends.Select(end => (end.Step, end.Because)), Is.EqualTo(new[] { (1, (long?)first), (2, (long?)second), (3, (long?)third) }));
        Assert.That(bench.Loop.Facts.OfType<StepStarted>().Select(step => step.Until), Is.EqualTo(new TimeSpan?[] { S(60), S(80), S(89.9) }));
    }

    [Test]
    public void A_station_without_taps_asks_a_person_for_each_act_of_a_hand()
    {
        var bench = new ProcedureBench(
            [
                new Step { Power = OnOff.Off }, new Step { Hold = "#" }, new Step { Release = "#" }, new Step { Type = "12" },
                new Step { Press = "3" }, new Step { Hook = OnOff.Off }, new Step { Hook = OnOff.On }, new Step { Console = "x" },
            ],
            KeypadKind.Manual).Begin().At(100);

        Assert.That(bench.Deeds, Is.EqualTo(new Deed[]
        {
            new Deed.SwitchPower(false),
            Ask(PersonRequestKind.Hold, "#", "Press # and keep it down until told."),
            Ask(PersonRequestKind.Release, "#", "Let # go."),
            Ask(PersonRequestKind.Type, "12", "Type 12, one key at a time, firmly."),
            Ask(PersonRequestKind.Type, "3", "Press 3 once."),
            Ask(PersonRequestKind.OffHook, "", "Lift the receiver."),
            Ask(PersonRequestKind.OnHook, "", "Put the receiver back."),
            new Deed.SendConsole("x\r"),
        }));
        Assert.That(bench.Ends.Select(end => end.Outcome), Is.EqualTo(new[] { "done", "asked", "asked", "asked", "asked", "asked", "asked", "done" }));
        Assert.That(bench.Outcome, Is.EqualTo("done"));
    }

    [Test]
    public void A_person_has_time_to_hold_a_key_or_lift_the_receiver_before_what_follows([Values] bool hook)
    {
        var bench = new ProcedureBench([hook ? new Step { Hook = OnOff.Off } : new Step { Hold = "#" }, new Step { Power = OnOff.On }], KeypadKind.Manual).Begin().At(7.999);
        Assert.That(bench.Deeds.Count(), Is.EqualTo(1));

        Assert.That(bench.At(8).Deeds, Has.One.EqualTo(new Deed.SwitchPower(true)));
    }

    [Test]
    public void A_person_has_time_to_pull_the_plug_before_they_are_told_to_put_it_in_again()
    {
        var bench = new ProcedureBench([new Step { Power = OnOff.Off, For = S(5) }, new Step { Power = OnOff.On }, new Step { Await = Lease, Within = S(60) }]);
        bench.Loop.Hands = (number, deed) => (TimeSpan.Zero, new PersonAsked(number, PersonRequest.ForPower(((Deed.SwitchPower)deed).On)));
        bench.Begin().At(12.999);
        Assert.That(bench.Deeds, Is.EqualTo(new Deed[] { new Deed.SwitchPower(false) }));

        bench.At(13);

        Assert.That(bench.Deeds, Is.EqualTo(new Deed[] { new Deed.SwitchPower(false), new Deed.SwitchPower(true) }));
        Assert.That(bench.Ends.Select(end => end.Outcome), Is.EqualTo(new[] { "asked", "asked" }));
    }

    [Test]
    public void A_model_that_says_nothing_of_people_gives_them_15_seconds() =>
        Assert.That(Timings.PersonReaction(Model), Is.EqualTo(S(15)));

    [Test]
    public void A_person_who_holds_a_key_is_told_to_let_go_when_the_wait_gives_up()
    {
        var bench = new ProcedureBench([new Step { Hold = "#" }, new Step { Await = Lease, Within = S(10) }], KeypadKind.Manual).Begin().At(60);

        Assert.That(bench.Deeds.Last(), Is.EqualTo(Ask(PersonRequestKind.Release, "#", "Let # go.")));
    }

    [Test]
    public void Abort_lets_every_held_key_go_and_is_final()
    {
        var bench = Bench(new Step { Hold = "#" }, new Step { Hold = "1" }, new Step { Await = Lease, Within = S(100) }).Begin().At(5, new StopRequested("me"));
        Assert.That((bench.Outcome, bench.Loop.WakeAt), Is.EqualTo(("stopped", (TimeSpan?)null)));
        Assert.That(bench.Deeds.Skip(2), Is.EqualTo(new Deed[] { new Deed.ReleaseKey(Hash), new Deed.ReleaseKey(new Key("1")) }));
        Assert.That(bench.Ends.Last(), Is.EqualTo(new StepEnded("test", 3, "stopped", "stopped", null)));

        var before = bench.Loop.Timeline.Count;
        bench.At(6, new StopRequested("me")).At(7, Story.Discover).At(200);
        Assert.That(bench.Loop.Timeline, Has.Count.EqualTo(before + 2), "nothing more is said or done");
    }

    [Test]
    public void Abort_while_a_hold_is_under_way_lets_that_key_go_too()
    {
        var bench = Bench(new Step { Hold = "#" }, new Step { Power = OnOff.On });
        bench.Loop.Hands = (_, _) => null;
        bench.Begin().At(1, new StopRequested("me"));

        Assert.That(bench.Deeds.Last(), Is.EqualTo(new Deed.ReleaseKey(Hash)));
    }

    [Test]
    public void A_fault_lets_held_keys_go()
    {
        var bench = Bench(new Step { Hold = "#" }, new Step { Power = OnOff.On });
        bench.Loop.Hands = Answers.Failing<Deed.SwitchPower>("relay", "stuck");

        Assert.That(bench.Begin().Deeds.Last(), Is.EqualTo(new Deed.ReleaseKey(Hash)));
    }

    [Test]
    public void While_it_waits_it_always_wants_to_wake_up()
    {
        var bench = Bench(
            new Step { Power = OnOff.Off, For = S(5) }, new Step { Type = "12", Confirm = "key-echo" },
            new Step { Await = new Condition { AbsentFor = new AbsentFor { Of = Lease, For = S(7) } }, Within = S(9) }, new Step { Await = Lease, Within = S(20) })
            .CodeWanted().Begin();
        for (var at = 0.0; at < 60; at += 0.05)
        {
            bench.At(at);
            var waits = bench.State.Phase is RunnerPhase.Resting or RunnerPhase.Awaiting or RunnerPhase.Typing { Keys.Stage: not TypingStage.Pressing };
            Assert.That(bench.Loop.WakeAt.HasValue, Is.EqualTo(waits), $"at {at} s in {bench.State.Phase}");
        }

        Assert.That(bench.Outcome, Is.EqualTo("not-seen"));
    }

    [Test]
    public void A_procedure_without_steps_is_done_at_once() =>
        Assert.That(Bench().Begin().Outcome, Is.EqualTo("done"));

    private static ProcedureBench Bench(params ImmutableArray<Step> steps) => new(steps);

    private static Deed.AskPerson Ask(PersonRequestKind kind, string keys, string text) => new(new PersonRequest(kind, keys, text));
}
