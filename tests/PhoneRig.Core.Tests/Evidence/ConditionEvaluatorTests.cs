using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using static PhoneRig.Core.Phones.LampColour;
using static PhoneRig.Core.Tests.Evidence.Story;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence;

public sealed class ConditionEvaluatorTests
{
    private static readonly Condition Wanted = new() { Console = "reset-code-wanted" };
    private static readonly Condition Begun = new() { Console = "reset-begun" };
    private static readonly Condition Discovering = new() { Dhcp = "discover" };
    private static readonly Condition AmberFor6 = Walk(6, Amber);

    private readonly ConditionEvaluator evaluator = new(Model);

    public static IEnumerable<TestCaseData> Events()
    {
        yield return Case(Wanted, Line("reset-code-wanted"), "console: reset-code-wanted");
        yield return Case(Discovering, Discover, "DHCP discover");
        yield return Case(new Condition { Dhcp = "ack" }, Ack, "DHCP ack");
        yield return Case(new Condition { Tftp = "default-load" }, Asked("TERM70.default.loads"), "TFTP: TERM70.default.loads asked for");
        yield return Case(new Condition { Tftp = "archive-served" }, Served("jar70sccp.sbn"), "TFTP: jar70sccp.sbn served");
        yield return Case(new Condition { Tftp = "trust-list-refused" }, Refused("CTLSEP001B2C3D4E5F.tlv"), "TFTP: CTLSEP001B2C3D4E5F.tlv refused");

        static TestCaseData Case(Condition condition, Fact fact, string text) => new TestCaseData(condition, fact, text).SetArgDisplayNames(text);
    }

    [TestCaseSource(nameof(Events))]
    public void An_event_meets_its_condition_and_no_other_does(Condition condition, Fact fact, string text)
    {
        var all = Events().Select(other => (Fact)other.Arguments[1]!).Append(Request).Append(Line("key-echo")).Append(Asked("x.loads")).Append(Served("x.loads")).Append(Refused("x.sbn"));
        var state = Start(condition);
        foreach (var other in all.Where(other => other != fact))
        {
            state = evaluator.Step(state, At(11, other));
            Assert.That(state.Met, Is.Null, other.ToString());
        }

        Assert.That(evaluator.Step(state, At(12, fact, 77)).Met, Is.EqualTo(new Sighting(77, S(12), text)));
    }

    [Test]
    public void Met_stays_met_by_what_met_it_first()
    {
        var state = Run(Start(Wanted), At(11, Line("reset-code-wanted"), 5), At(12, Line("reset-code-wanted"), 6), Tick(100));

        Assert.That(state.Met!.Because, Is.EqualTo(5));
        Assert.That(state.WakeAt, Is.Null);
    }

    [Test]
    public void A_lamp_pattern_that_goes_on_when_the_wait_starts_counts_with_its_whole_age()
    {
        var lamps = ActiveLamps.None.Take(At(5, Began(LampPattern.Walking, Amber, 3), 42).Entry!);

        var young = Start(AmberFor6, 8, lamps);
        Assert.That((young.Met, young.WakeAt), Is.EqualTo(((Sighting?)null, S(9))));
        Assert.That(evaluator.Step(young, Tick(8.999)).Met, Is.Null);
        Assert.That(evaluator.Step(young, Tick(9)).Met, Is.EqualTo(new Sighting(42, S(9), "line lamps walking amber for 6 s")));
        Assert.That(Start(AmberFor6, 10, lamps).Met, Is.EqualTo(new Sighting(42, S(10), "line lamps walking amber for 7 s")));
    }

    [Test]
    public void The_age_of_a_pattern_never_reaches_beyond_the_last_power_on()
    {
        var dark = new Condition { Lamps = new LampCondition { Lines = LampPattern.Dark, For = S(60) } };
        var before = ActiveLamps.None.Take(At(5, Began(LampPattern.Dark, LampColour.Dark, 1)).Entry!).Take(At(100, Power(true)).Entry!);
        var late = ActiveLamps.None.Take(At(100, Power(true)).Entry!).Take(At(104, Began(LampPattern.Dark, LampColour.Dark, 90)).Entry!);

        Assert.That(Start(dark, 120, before).WakeAt, Is.EqualTo(S(160)), "known before the power came");
        Assert.That(Start(dark, 120, late).WakeAt, Is.EqualTo(S(160)), "known after the power came");
        Assert.That(Run(Start(dark, 20, ActiveLamps.None.Take(At(5, Began(LampPattern.Dark, LampColour.Dark, 1)).Entry!)), At(30, Power(true)), Tick(70)).Met, Is.Null, "the power came in the wait");
    }

    [Test]
    public void A_power_cut_takes_nothing_from_a_patterns_age() =>
        Assert.That(Start(AmberFor6, 20, ActiveLamps.None.Take(At(5, Began(LampPattern.Walking, Amber, 15)).Entry!).Take(At(18, Power(false)).Entry!)).WakeAt, Is.EqualTo(S(21)));

    [Test]
    public void A_pattern_that_ends_too_early_starts_from_nothing_again()
    {
        var state = Run(Start(AmberFor6), At(11, Began(LampPattern.Walking, Amber, 10)), At(15, Ended(LampPattern.Walking, Amber)), Tick(17));
        Assert.That((state.Met, state.WakeAt), Is.EqualTo(((Sighting?)null, (TimeSpan?)null)));

        state = Run(state, At(21, Began(LampPattern.Walking, Amber, 20)));
        Assert.That(state.WakeAt, Is.EqualTo(S(26)));
        Assert.That(evaluator.Step(state, Tick(26)).Met, Is.Not.Null);
    }

    [TestCase(LampPattern.Walking, Green, "lines", true)]
    [TestCase(LampPattern.Walking, Red, "lines", true)]
    [TestCase(LampPattern.Walking, Amber, "lines", false)]
    [TestCase(LampPattern.Steady, Green, "lines", false)]
    [TestCase(LampPattern.Walking, Green, "mute", false)]
    public void A_pattern_must_be_the_groups_and_of_one_of_the_colours(LampPattern pattern, LampColour colour, string group, bool met) =>
        Assert.That(Run(Start(Walk(0, Green, Red)), At(12, Began(pattern, colour, 11, group))).Met is not null, Is.EqualTo(met));

    [Test]
    public void Without_a_colour_any_will_do_and_without_a_time_it_counts_at_once()
    {
        var blink = new Condition { Lamps = new LampCondition { Mute = LampPattern.Blinking } };

        Assert.That(Run(Start(blink), At(12, Began(LampPattern.Blinking, Red, 11, "mute"))).Met!.Text, Is.EqualTo("mute lamp blinking red"));
    }

    [Test]
    public void Any_is_met_by_the_first_and_wakes_for_the_earliest()
    {
        var any = new Condition { Any = [Wanted, AmberFor6, new Condition { AbsentFor = new AbsentFor { Of = Discovering, For = S(30) } }] };

        var state = Run(Start(any), At(12, Began(LampPattern.Walking, Amber, 11)));
        Assert.That(state.WakeAt, Is.EqualTo(S(17)));
        Assert.That(Run(state, At(13, Line("reset-code-wanted"), 9)).Met, Is.EqualTo(new Sighting(9, S(13), "console: reset-code-wanted")));
        Assert.That(Run(state, At(13, Ended(LampPattern.Walking, Amber)), Tick(40)).Met!.Text, Is.EqualTo("no DHCP discover for 30 s"));
    }

    [Test]
    public void All_may_come_in_any_order_and_what_was_seen_stays_seen()
    {
        var all = new Condition { All = [Wanted, Walk(0, Amber), Discovering] };

        var state = Run(Start(all), At(11, Discover, 1), At(12, Began(LampPattern.Walking, Amber, 11), 2), At(13, Ended(LampPattern.Walking, Amber), 3));
        Assert.That(state.Met, Is.Null);
        Assert.That(Run(state, At(14, Line("reset-code-wanted"), 4)).Met, Is.EqualTo(new Sighting(4, S(14), "console: reset-code-wanted and line lamps walking amber and DHCP discover")));
    }

    [Test]
    public void Then_wants_its_order()
    {
        var then = new Condition { Then = [Wanted, Begun, Discovering] };

        Assert.That(Run(Start(then), At(11, Discover), At(12, Line("reset-begun")), At(13, Line("reset-code-wanted"))).Met, Is.Null);
        Assert.That(
            Run(Start(then), At(11, Line("reset-code-wanted")), At(12, Discover), At(13, Line("reset-begun")), At(14, Discover, 8)).Met,
            Is.EqualTo(new Sighting(8, S(14), "console: reset-code-wanted, then console: reset-begun, then DHCP discover")));
    }

    [Test]
    public void One_entry_does_not_meet_two_of_a_then()
    {
        var twice = new Condition { Then = [Discovering, Discovering] };

        var state = Run(Start(twice), At(11, Discover));
        Assert.That(state.Met, Is.Null);
        Assert.That(Run(state, At(12, Discover)).Met, Is.Not.Null);
    }

    [Test]
    public void A_lamp_pattern_that_goes_on_meets_the_next_of_a_then_at_once()
    {
        var then = new Condition { Then = [Wanted, Walk(0, Amber)] };

        Assert.That(Run(Start(then), At(11, Began(LampPattern.Walking, Amber, 10)), At(12, Line("reset-code-wanted"))).Met, Is.Not.Null);
    }

    [Test]
    public void Absent_counts_from_the_start_and_from_each_sighting()
    {
        var absent = new Condition { AbsentFor = new AbsentFor { Of = Discovering, For = S(60) } };

        var state = Start(absent);
        Assert.That(state.WakeAt, Is.EqualTo(S(70)));
        state = Run(state, At(69, Discover), Tick(70), At(100, Request));
        Assert.That((state.Met, state.WakeAt), Is.EqualTo(((Sighting?)null, S(129))));
        Assert.That(Run(state, Tick(129)).Met, Is.EqualTo(new Sighting(null, S(129), "no DHCP discover for 60 s")));
    }

    [Test]
    public void A_lamp_pattern_is_seen_for_as_long_as_it_goes_on()
    {
        var absent = new Condition { AbsentFor = new AbsentFor { Of = Walk(0, Amber), For = S(10) } };
        var lamps = ActiveLamps.None.Take(At(5, Began(LampPattern.Walking, Amber, 5)).Entry!);

        var state = Run(Start(absent, 10, lamps), Tick(50), At(100, Ended(LampPattern.Walking, Amber)));
        Assert.That((state.Met, state.WakeAt), Is.EqualTo(((Sighting?)null, S(110))));
        state = Run(state, At(105, Began(LampPattern.Walking, Amber, 104)), Tick(130));
        Assert.That((state.Met, state.WakeAt), Is.EqualTo(((Sighting?)null, (TimeSpan?)null)));
        Assert.That(Run(state, At(140, Ended(LampPattern.Walking, Amber)), Tick(150)).Met, Is.Not.Null);
    }

    [Test]
    public void A_pattern_too_young_to_be_seen_is_absent() =>
        Assert.That(Run(Start(new Condition { AbsentFor = new AbsentFor { Of = AmberFor6, For = S(10) } }), At(15, Began(LampPattern.Walking, Amber, 15)), Tick(20)).Met, Is.Not.Null);

    [Test]
    public void Counting_slides()
    {
        var count = new Condition { CountWithin = new CountWithin { Of = Discovering, Count = 3, Within = S(60) } };

        var state = Run(Start(count), At(11, Discover), At(40, Discover), At(71.5, Discover));
        Assert.That(state.Met, Is.Null, "the first is 60.5 s ago");
        Assert.That(Run(state, At(100, Discover, 9)).Met, Is.EqualTo(new Sighting(9, S(100), "DHCP discover, 3 times within 60 s")), "the last of 60 s counts");
        Assert.That(Run(state, At(100.1, Discover)).Met, Is.Null);
    }

    [Test]
    public void A_lamp_pattern_counts_once_however_long_it_goes_on()
    {
        var count = new Condition { CountWithin = new CountWithin { Of = Walk(2, Amber), Count = 2, Within = S(60) } };
        var lamps = ActiveLamps.None.Take(At(5, Began(LampPattern.Walking, Amber, 5)).Entry!);

        var state = Run(Start(count, 10, lamps), Tick(11), At(12, Request), Tick(20));
        Assert.That(state.Met, Is.Null);
        state = Run(state, At(21, Ended(LampPattern.Walking, Amber)), At(30, Began(LampPattern.Walking, Amber, 30)));
        Assert.That((state.Met, state.WakeAt), Is.EqualTo(((Sighting?)null, S(32))));
        Assert.That(Run(state, Tick(32)).Met, Is.Not.Null);
    }

    [Test]
    public void Evidence_of_before_the_start_is_no_event() =>
        Assert.That(Start(Discovering, 10, ActiveLamps.None.Take(At(9, Discover).Entry!)).Met, Is.Null);

    [Test]
    public void A_condition_that_names_nothing_is_refused_with_what_to_do() =>
        Assert.That(() => Start(new Condition()), Throws.ArgumentException.With.Message.Contains("give it one of any, all, then"));

    private ConditionState Start(Condition condition, double at = 10, ActiveLamps? lamps = null) => evaluator.Start(condition, S(at), lamps ?? ActiveLamps.None);

    private ConditionState Run(ConditionState state, params Input[] inputs) => inputs.Aggregate(state, evaluator.Step);

    private static Condition Walk(double seconds, params LampColour[] colours) =>
        new() { Lamps = new LampCondition { Lines = LampPattern.Walking, Colour = [.. colours], For = seconds > 0 ? S(seconds) : null } };
}
