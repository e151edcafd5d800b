using PhoneRig.Core.Safety;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;
using static PhoneRig.Core.Tests.Safety.SafetyBench.Deeds;

namespace PhoneRig.Core.Tests.Safety;

public sealed class OffTimeTests
{
    private SafetyBench bench = null!;

    [SetUp]
    public void Begin() => bench = new SafetyBench();

    [Test]
    public void A_power_on_that_comes_too_soon_after_the_cut_waits_and_is_never_refused()
    {
        bench.Power(true).At(10).Power(false).At(12);

        Assert.That(bench.Ask(On), Is.EqualTo(new Permit.NotBefore(S(15), "the phone was switched off just now, and stays off for 5 s at the least")));
        Assert.That(bench.At(15).Ask(On), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void To_cut_what_is_cut_already_does_not_begin_the_time_anew()
    {
        bench.Power(true).At(10).Power(false).At(14).Power(false).At(15);

        Assert.That(bench.Ask(On), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void A_relay_of_which_nobody_knows_where_it_is_may_close_at_once()
    {
        bench.At(10).Tell(new PowerAdopted(null));

        Assert.That(bench.Ask(On), Is.EqualTo(new Permit.Granted()));
    }
}
