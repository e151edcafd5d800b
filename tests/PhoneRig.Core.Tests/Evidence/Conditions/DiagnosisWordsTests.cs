using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.Story;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence.Conditions;

/// <summary>What only diagnoses say: outcomes, what proving off showed, and something that did not follow on something else.</summary>
public sealed class DiagnosisWordsTests
{
    private static readonly Condition Load = new() { Tftp = "default-load-served" };
    private static readonly Condition Archive = new() { Tftp = "archive" };
    private static readonly Condition LoadThenNoArchive = new() { Then = [Load, new Condition { AbsentFor = new AbsentFor { Of = Archive, For = S(240) } }] };

    private readonly ConditionEvaluator evaluator = new(Model);

    public static IEnumerable<TestCaseData> Events()
    {
        yield return Case(new Condition { Power = "alive-while-off" }, new OffDisproven(3), "life while the power was off", "life while the power is off");
        yield return Case(new Condition { Power = "off-proven" }, new OffProven(S(12)), "no life while the power was off", "no life while the power is off");
        yield return Case(new Condition { Outcome = "no-lease" }, new AttemptEnded(2, "hold", "no-lease", "why"), "attempt 2 (hold) ended in no-lease", "an attempt that ends in no-lease");

        static TestCaseData Case(Condition condition, Fact fact, string seen, string words) => new TestCaseData(condition, fact, seen, words).SetArgDisplayNames(words);
    }

    [TestCaseSource(nameof(Events))]
    public void An_event_meets_its_condition_and_no_other_does(Condition condition, Fact fact, string seen, string words)
    {
        var state = Start(condition);
        foreach (var other in Events().Select(one => (Fact)one.Arguments[1]!).Where(other => other != fact).Append(new AttemptEnded(1, "hold", "no-reset", "why")))
        {
            state = evaluator.Step(state, At(1, other));
        }

        Assert.That(state.Met, Is.Null);
        Assert.That(evaluator.Step(state, At(2, fact, 77)).Met, Is.EqualTo(new Sighting(77, S(2), seen)));
        Assert.That(ConditionPhrases.WaitsFor(condition), Is.EqualTo(words));
    }

    [Test]
    public void A_load_and_then_no_archive_is_met_though_the_load_is_asked_for_again()
    {
        var state = Run(Start(LoadThenNoArchive), At(10, Served("term70.default.loads"), 5), At(130, Served("term70.default.loads")), Tick(249.9));
        Assert.That((state.Met, state.WakeAt), Is.EqualTo(((Sighting?)null, (TimeSpan?)S(250))));

        state = Run(state, Tick(250));
        Assert.That((state.Met!.Because, string.Join(' ', state.Evidence)), Is.EqualTo(((long?)null, "5")), "time met it, and the load is its evidence");
    }

    [Test]
    public void What_must_be_absent_takes_the_sequence_back_to_its_start()
    {
        var state = Run(Start(LoadThenNoArchive), At(10, Served("term70.default.loads")), At(20, Asked("jar.sbn")), Tick(5000));
        Assert.That((state.Met, state.WakeAt), Is.EqualTo(((Sighting?)null, (TimeSpan?)null)), "it fetched its archives and has been quiet since");

        state = Run(state, At(6000, Served("term70.default.loads")), Tick(6240));
        Assert.That(state.Met, Is.Not.Null);
    }

    [Test]
    public void A_lamp_pattern_that_goes_on_is_not_absent()
    {
        var dark = new Condition { Then = [Load, new Condition { AbsentFor = new AbsentFor { Of = new Condition { Lamps = new LampCondition { Lines = LampPattern.Walking } }, For = S(10) } }] };
        var state = Run(Start(dark), At(5, Began(LampPattern.Walking, LampColour.Amber, 5)), At(10, Served("term70.default.loads")), Tick(30));

        Assert.That(state.Met, Is.Null);
    }

    [Test]
    public void Evidence_is_every_entry_that_a_condition_was_met_by()
    {
        var begun = new Condition { Console = "reset-begun" };
        var pair = new Condition { All = [begun, new Condition { Any = [Archive, Load] }] };
        Assert.That(Run(Start(pair), At(1, Asked("a.sbn"), 3), At(2, Line("reset-begun"), 4)).Evidence, Is.EqualTo(new long[] { 3, 4 }));
        Assert.That(Run(Start(new Condition { Then = [pair, Load] }), At(1, Asked("a.sbn"), 3), At(2, Line("reset-begun"), 4), At(3, Served("term70.default.loads"), 9)).Evidence, Is.EqualTo(new long[] { 3, 4, 9 }));
        Assert.That(Run(Start(new Condition { CountWithin = new CountWithin { Of = begun, Count = 2, Within = S(9) } }), At(1, Line("reset-begun"), 3), At(2, Line("reset-begun"), 4)).Evidence, Is.EqualTo(new long[] { 3, 4 }));
        Assert.That(Run(Start(pair), At(1, Asked("a.sbn"), 3)).Evidence, Is.Empty);
    }

    private ConditionState Start(Condition condition) => evaluator.Start(condition, TimeSpan.Zero, ActiveLamps.None);

    private ConditionState Run(ConditionState state, params Input[] inputs) => inputs.Aggregate(state, evaluator.Step);
}
