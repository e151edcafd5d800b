using PhoneRig.Core.Configuration.Binding;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Tests.Procedures;

/// <summary>The language is frozen small. Whoever makes this fail adds a word to it: see the design, section 5, before.</summary>
public sealed class CheckerVocabularyTests
{
    [Test]
    public void There_are_eight_kinds_of_step() =>
        Assert.That(StepWords.Kinds, Is.EquivalentTo(new[] { "power", "hold", "release", "type", "press", "hook", "await", "console" }));

    [Test]
    public void A_step_has_its_kinds_and_five_words_beside_them() =>
        Assert.That(KeysOf(typeof(Step)), Is.EquivalentTo(StepWords.Kinds.Concat(["confirm", "within", "blind", "otherwise", "for"])));

    [Test]
    public void A_condition_has_five_ways_to_combine_and_seven_recognisers() =>
        Assert.That(KeysOf(typeof(Condition)), Is.EquivalentTo(new[] { "any", "all", "then", "absent-for", "count-within", "console", "lamps", "dhcp", "tftp", "life", "power", "outcome" }));

    [Test]
    public void There_are_five_signs_of_life() =>
        Assert.That(ConditionWords.LifeEvents, Is.EquivalentTo(new[] { "registered", "unregistered", "alarm", "page", "cdp" }));

    /// <summary>The last two came with meters behind relays: a welded relay and a dead brick are no life and no silence, so no other word could tell them.</summary>
    [Test]
    public void There_are_four_power_events_for_diagnoses_alone()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ConditionWords.PowerEvents, Is.EquivalentTo(new[] { "alive-while-off", "off-proven", "fed-while-off", "unfed-while-on" }));
            Assert.That(ConditionWords.OfDiagnoses, Does.Contain("power"));
        }
    }

    [Test]
    public void The_checker_knows_the_words_of_the_records()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(StepWords.Kinds.Concat(StepWords.Others), Is.EquivalentTo(KeysOf(typeof(Step))));
            Assert.That(ConditionWords.Kinds, Is.EquivalentTo(KeysOf(typeof(Condition))));
            Assert.That(ConditionWords.LampGroups.Concat(["colour", "for"]), Is.EquivalentTo(KeysOf(typeof(LampCondition))));
        }
    }

    private static IEnumerable<string> KeysOf(Type type) => Shape.Of(type).Properties.Select(p => p.Name);
}
