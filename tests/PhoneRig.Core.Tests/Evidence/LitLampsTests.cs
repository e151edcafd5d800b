using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Phones.LampColour;
using static PhoneRig.Core.Tests.Evidence.Story;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence;

/// <summary>What photodiodes tell: lamps are lit or dark, and what needs their colour stays unknown.</summary>
public sealed class LitLampsTests
{
    private static readonly Condition AmberWalk = Walk(Amber);

    private readonly ConditionEvaluator evaluator = new(Model);

    [Test]
    public void A_walk_a_blink_and_the_dark_are_recognised_without_a_colour([Values(new[] { 0, 3, 6 }, new[] { 0, 1, 2, 3, 4, 5, 6, 7 })] int[] seen)
    {
        var scene = new LampScene().Dark(8).Walk(Lit, 0.5, 17).Dark(8).Blink(Lit, 1, 6, lamps: seen).Steady(Lit, 8, seen);

        Assert.That(
            LampScene.Run(LampScene.Recogniser(seen), scene.OnChange(seen), scene.End).OfType<LampsBegan>().Select(began => (began.Pattern, began.Colour)),
            Is.EqualTo(new[] { (LampPattern.Dark, LampColour.Dark), (LampPattern.Walking, Lit), (LampPattern.Dark, LampColour.Dark), (LampPattern.Blinking, Lit), (LampPattern.Steady, Lit) }));
    }

    [Test]
    public void One_lamp_alone_still_tells_a_walk_from_the_dark()
    {
        var scene = new LampScene().Dark(8).Walk(Lit, 0.5, 8 * 5).Dark(8);

        Assert.That(
            LampScene.Run(LampScene.Recogniser(2), scene.OnChange(2), scene.End).OfType<LampsBegan>().Select(began => (began.Pattern, began.Colour)),
            Is.EqualTo(new[] { (LampPattern.Dark, LampColour.Dark), (LampPattern.Walking, Lit), (LampPattern.Dark, LampColour.Dark) }));
    }

    [Test]
    public void A_lit_walk_is_a_walk_and_in_no_colour_that_somebody_asks_for()
    {
        var walking = At(12, Began(LampPattern.Walking, Lit, 11));

        Assert.That(Met(AmberWalk, walking), Is.False);
        Assert.That(Met(Walk(Green, Red), walking), Is.False);
        Assert.That(Met(Walk(), walking), Is.True);
        Assert.That(Met(Walk(Amber, Green, Red), walking), Is.True, "it must be one of these");
    }

    [Test]
    public void What_may_be_there_is_not_absent()
    {
        Assert.That(Met(Absent(AmberWalk), At(12, Began(LampPattern.Walking, Lit, 11)), Tick(80)), Is.False, "it may be amber");
        Assert.That(Met(Absent(AmberWalk), At(12, Began(LampPattern.Blinking, Lit, 11)), Tick(80)), Is.True, "no walk in any colour");
        Assert.That(Met(Absent(AmberWalk), At(12, Began(LampPattern.Walking, Green, 11)), Tick(80)), Is.True, "green is known to be no amber");
        Assert.That(Met(Absent(new Condition { Then = [Line, AmberWalk] }), At(12, Line_), At(13, Began(LampPattern.Walking, Lit, 12)), Tick(70)), Is.False, "nor as the last of several");
        Assert.That(Met(new Condition { Then = [Line, Absent(AmberWalk)] }, At(12, Line_), At(13, Began(LampPattern.Walking, Lit, 12)), Tick(80)), Is.False);
        Assert.That(
            Met(Absent(Absent(AmberWalk, 5)), At(11, Began(LampPattern.Walking, Lit, 11)), Tick(80)), Is.False,
            "that it was not there for long cannot be excluded either");
    }

    [Test]
    public void A_walk_in_a_colour_that_nobody_knows_proves_no_stage()
    {
        var stages = new BootStages(Model);
        var off = stages.Step(stages.Step(stages.Start, At(1, Power(false))).State, At(6, Power(true))).State;

        var walking = stages.Step(off, At(13, Began(LampPattern.Walking, Lit, 12))).State;

        Assert.That(walking.Claims, Is.EqualTo(off.Claims));
        Assert.That(stages.Step(off, At(13, Began(LampPattern.Walking, Amber, 12))).State.Claims, Is.Not.EqualTo(off.Claims), "amber does");
    }

    [Test]
    public void It_is_told_without_a_colour()
    {
        Assert.That(FactWords.Describe(LampPattern.Walking, Lit), Is.EqualTo("walking"));
        Assert.That(FactWords.Describe(LampPattern.Steady, Lit), Is.EqualTo("lit"));
        Assert.That(Run(evaluator.Start(Walk(), S(10), ActiveLamps.None), At(12, Began(LampPattern.Walking, Lit, 11))).Met!.Text, Is.EqualTo("line lamps walking"));
    }

    private static Condition Line => new() { Console = "boot-banner" };

    private static Fact Line_ => Story.Line("boot-banner");

    private bool Met(Condition condition, params Input[] inputs) => Run(evaluator.Start(condition, S(10), ActiveLamps.None), inputs).Met is not null;

    private ConditionState Run(ConditionState state, params Input[] inputs) => inputs.Aggregate(state, evaluator.Step);

    private static Condition Absent(Condition condition, double seconds = 60) => new() { AbsentFor = new AbsentFor { Of = condition, For = S(seconds) } };

    private static Condition Walk(params LampColour[] colours) =>
        new() { Lamps = new LampCondition { Lines = LampPattern.Walking, Colour = colours.Length == 0 ? null : [.. colours] } };
}
