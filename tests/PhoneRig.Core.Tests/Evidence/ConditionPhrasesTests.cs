using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence;

public sealed class ConditionPhrasesTests
{
    private static readonly Condition Console = new() { Console = "reset-code-wanted" };
    private static readonly Condition Lines = new() { Lamps = new LampCondition { Lines = LampPattern.Walking, Colour = [LampColour.Amber], For = S(6) } };
    private static readonly Condition Mute = new() { Lamps = new LampCondition { Mute = LampPattern.Dark, Colour = [LampColour.Dark] } };
    private static readonly Condition Dhcp = new() { Dhcp = "discover" };
    private static readonly Condition Tftp = new() { Tftp = "default-load" };


    public static IEnumerable<TestCaseData> Words()
    {
        yield return Case(new Condition { Any = [Console, Lines] }, "console reset-code-wanted, or line lamps walking amber for 6 s");
        yield return Case(new Condition { All = [Mute, Dhcp] }, "mute lamp dark, and DHCP discover");
        yield return Case(new Condition { Then = [Tftp, new Condition { Any = [Dhcp, Console] }] }, "TFTP default-load asked for, then (DHCP discover, or console reset-code-wanted)");
        yield return Case(new Condition { Any = [new Condition { All = [Dhcp] }] }, "DHCP discover");
        yield return Case(new Condition { AbsentFor = new AbsentFor { Of = new Condition { Tftp = "archive-served" }, For = S(240) } }, "no TFTP archive served for 4 min");
        yield return Case(new Condition { CountWithin = new CountWithin { Of = new Condition { Tftp = "trust-list-refused" }, Count = 3, Within = S(90) } }, "TFTP trust-list refused 3 times within 90 s");
        yield return Case(new Condition { Lamps = new LampCondition { Headset = LampPattern.Steady, Colour = [LampColour.Green, LampColour.Red] } }, "headset lamp steady green or red");

        static TestCaseData Case(Condition condition, string words) => new TestCaseData(condition, words).SetArgDisplayNames(words);
    }

    [TestCaseSource(nameof(Words))]
    public void A_wait_is_told_in_plain_words(Condition condition, string words) => Assert.That(ConditionPhrases.WaitsFor(condition), Is.EqualTo(words));

    [TestCase(0.25, "250 ms")]
    [TestCase(1, "1 s")]
    [TestCase(6.9, "6 s")]
    [TestCase(119, "119 s")]
    [TestCase(120, "2 min")]
    [TestCase(150, "2 min 30 s")]
    [TestCase(3600, "1 h")]
    [TestCase(5400, "1 h 30 min")]
    [TestCase(90000, "25 h")]
    public void Durations_are_told_in_the_units_people_use(double seconds, string words) => Assert.That(ConditionPhrases.Of(S(seconds)), Is.EqualTo(words));
}
