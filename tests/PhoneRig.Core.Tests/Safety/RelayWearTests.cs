using PhoneRig.Core.Safety;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Tests.Safety;

public sealed class RelayWearTests
{
    private static readonly Fact Off = new PowerSwitched(1, On: false);
    private static readonly Fact On = new PowerSwitched(1, On: true);

    private static IEnumerable<TestCaseData<Fact[], long>> Told() =>
    [
        new TestCaseData<Fact[], long>([Off, On, Off, On], 2).SetArgDisplayNames("each opening counts"),
        new TestCaseData<Fact[], long>([Off, Off, On, On, Off], 2).SetArgDisplayNames("one that is open already does not open"),
        new TestCaseData<Fact[], long>([new PowerAdopted(On: false), Off], 0).SetArgDisplayNames("nor one that was found open"),
        new TestCaseData<Fact[], long>([Off, new RigStarted("r", Simulated: false), new PowerAdopted(On: null), Off], 2).SetArgDisplayNames("of which nobody knows may"),
    ];

    [TestCaseSource(nameof(Told))]
    public void A_relay_wears_by_opening(Fact[] facts, long openings) =>
        Assert.That(facts.Aggregate(default(RelayWear), (wear, fact) => wear.With(fact)).Openings, Is.EqualTo(openings));

    [TestCase(80_000, false)]
    [TestCase(80_001, true)]
    public void It_is_worn_beyond_four_fifths_of_its_life(long openings, bool worn) => Assert.That(RelayWear.IsWorn(openings, 100_000), Is.EqualTo(worn));
}
