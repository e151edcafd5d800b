using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Tests.Configuration;

namespace PhoneRig.Core.Tests.Firmware;

public sealed class LadderPlanTests
{
    private static readonly LadderBook Book = new ConfigFolder(Repository.RigConfig).Ladders().Value!;

    [TestCase("5.0(1)", "old")]
    [TestCase("8.3(2)", "old")]
    [TestCase("8.3(2)SR1", "old")]
    [TestCase("8.3(3)", "dual-key")]
    [TestCase("8.3(3)SR2", "dual-key")]
    [TestCase("8.5(2)", "dual-key")]
    [TestCase("8-5-2S", "dual-key")]
    [TestCase("8.5(2)SR1", "new")]
    [TestCase("8.5(3)", "new")]
    [TestCase("9.4(2)SR3-1", "new")]
    public void Each_release_is_of_one_rung_as_in_facts_7_1(string release, string rung) => Assert.That(Book.RungOf(Version(release)), Is.EqualTo(rung));

    [Test]
    public void An_old_phone_goes_over_a_dual_key_set_and_what_is_missing_is_a_package()
    {
        var plan = Plan("8.3(2)", "9.4(2)SR3", ("nine", "9-4-2SR3-1S"));

        Assert.That(plan.Steps.Select(step => (step.Rung, step.Set)), Is.EqualTo(new[] { ("dual-key", (string?)null), ("new", "nine") }));
        Assert.That((plan.CanBeGone, plan.Missing.Single()), Is.EqualTo((false, "dual-key")));
        Assert.That(Book.PackagesFor(plan.Missing), Is.EqualTo("8.3(3) to 8.5(2), package cmterm-7970_7971-sccp.8-5-2"));
    }

    [Test]
    public void A_ladder_of_four_rungs_is_planned_rung_by_rung_and_only_what_is_missing_is_named()
    {
        LadderSet[] sets = [new("nine", Version("9-4-2S")), new("six", Version("6-0-1S"))];

        var plan = LadderPlan.Make(Ladders.OfFour, LadderStart.Of(Ladders.OfFour, Version("5.0(1)")), Version("9-4-2S"), sets);
        Assert.That(plan.Steps.Select(step => (step.Rung, step.Set)), Is.EqualTo(new[] { ("six", (string?)"six"), ("seven", null), ("eight", "nine") }));
        Assert.That(plan.Missing, Is.EqualTo(new[] { "seven" }));

        var upper = LadderPlan.Make(Ladders.OfFour, LadderStart.Of(Ladders.OfFour, Version("7.0(1)")), Version("9-4-2S"), sets);
        Assert.That((upper.CanBeGone, upper.Steps.Single().Rung), Is.EqualTo((true, "eight")));
    }

    [Test]
    public void The_newest_set_of_a_rung_is_taken()
    {
        var plan = Plan("8.3(2)", "9-4-2SR3-1S", ("nine", "9-4-2SR3-1S"), ("a", "8-3-3S"), ("b", "8-5-2S"));

        Assert.That(plan.Steps.Select(step => step.Set), Is.EqualTo(new[] { "b", "nine" }));
        Assert.That(plan.CanBeGone, Is.True);
        Assert.That(plan.Steps[0].Why, Is.EqualTo("a phone that runs 8.3(2) or older takes 8.3(3) to 8.5(2), and from there 8.5(2)SR1 or later"));
    }

    [Test]
    public void A_phone_of_which_nothing_is_known_begins_with_what_all_take() =>
        Assert.That(Plan(null, "9-4-2S").Steps.Select(step => step.Rung), Is.EqualTo(new[] { "dual-key", "new" }));

    [TestCase("8.5(3)")]
    [TestCase("8.5(2)")]
    public void A_phone_that_takes_the_target_goes_straight(string from) => Assert.That(Plan(from, "9-4-2S").Steps.Single().Rung, Is.EqualTo("new"));

    [Test]
    public void A_phone_that_runs_the_target_is_there()
    {
        var plan = Plan("9-4-2S", "9-4-2S");

        Assert.That((plan.IsThere, plan.CanBeGone, plan.Steps.Length), Is.EqualTo((true, true, 0)));
    }

    [Test]
    public void What_is_not_sure_is_a_note_of_the_ways_that_it_is_about()
    {
        Assert.That(Plan("5.0(1)", "9-4-2S").Notes.Single().Says, Does.Contain("flash layouts"));
        Assert.That(Plan("8.3(2)", "9-4-2S").Notes, Is.Empty);
        Assert.That(Plan("9.2(1)", "8-2-1S").Notes.Single().Says, Does.Contain("sold with 9.x"));
        Assert.That(Plan("9.2(1)", "8-2-1S").Steps.Select(step => step.Rung), Is.EqualTo(new[] { "dual-key", "old" }));
    }

    [Test]
    public void Without_a_rung_that_loads_there_is_no_way()
    {
        var alone = new LadderBook { Rungs = Book.Rungs.Remove("dual-key") };

        Assert.That(LadderPlan.Make(alone, LadderStart.Of(alone, Version("8.2(2)")), Version("9-4-2S"), []).CanBeGone, Is.False);
    }

    private static LadderPlan Plan(string? from, string to, params (string Name, string Release)[] sets) => LadderPlan.Make(
        Book,
        from is null ? LadderStart.Unknown(Book) : LadderStart.Of(Book, Version(from)),
        Version(to),
        sets.Select(set => new LadderSet(set.Name, Version(set.Release))));

    private static LoadVersion Version(string text) => LoadVersion.TryParse(text, out var version) ? version : throw new FormatException(text);
}
