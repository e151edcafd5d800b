using PhoneRig.Core.Safety;
using PhoneRig.Core.Tests.Evidence;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;
using static PhoneRig.Core.Tests.Safety.SafetyBench.Deeds;

namespace PhoneRig.Core.Tests.Safety;

public sealed class FlashWriteTests
{
    private SafetyBench bench = null!;

    [SetUp]
    public void Begin() => bench = new SafetyBench();

    [Test]
    public void A_phone_that_nobody_knows_is_not_cut_and_the_words_say_so()
    {
        Assert.That(bench.Ask(Off), Is.EqualTo(new Permit.Refused(
            "flash-write",
            "nothing is known of this phone yet: it may be formatting its flash until 2:00:00.0; wait, or --force NAME if you know better",
            TimeSpan.FromHours(2))));
        Assert.That(bench.At(7200).Ask(Off), Is.EqualTo(new Permit.Granted()));
    }

    [TestCase("erasing")]
    [TestCase("flash-formatting")]
    [TestCase("writing")]
    public void A_phone_that_touches_its_flash_is_not_cut(string rule)
    {
        bench.Tell(Story.Line(rule));

        Assert.That(bench.Ask(Off), Is.TypeOf<Permit.Refused>());
    }

    [Test]
    public void A_phone_that_fetches_is_not_cut_until_it_must_have_given_up_and_the_words_name_evidence_and_end()
    {
        bench.At(20).Tell(Story.Discover);
        Assert.That(bench.Ask(Off), Is.EqualTo(new Permit.Granted()));

        var served = bench.At(30).Tell(Story.Served("jar70sccp.sbn", 1_830_557));
        Assert.That(bench.Ask(Off), Is.EqualTo(new Permit.Refused(
            "flash-write",
            $"the phone may be writing firmware to flash until 0:38.0 (because TFTP: jar70sccp.sbn served whole, 1.8 MB in 1 s, entry {served}), or fetching firmware until 1:25.0 (because TFTP: jar70sccp.sbn served whole, 1.8 MB in 1 s, entry {served}), and a cut now can destroy it: wait, or --force NAME if you answer for it",
            S(85))));
        Assert.That(bench.At(84.9).Ask(Off), Is.TypeOf<Permit.Refused>());
        Assert.That(bench.At(85).Ask(Off), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void Time_counts_though_nobody_told_the_stages_of_it()
    {
        bench.Tell(Story.Line("erasing"));
        var (state, boot) = (new SafetyState(), bench.Boot());
        var interlocks = new Interlocks(Procedures.ProcedureBench.Wiring(), bench.Config, "s1");

        Assert.That(interlocks.Judge(state, boot, RigSafety.Start, Off, S(19), null), Is.TypeOf<Permit.Refused>());
        Assert.That(interlocks.Judge(state, boot, RigSafety.Start, Off, S(20), null), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void A_name_overrules_it_and_nothing_but_a_name()
    {
        Assert.That(bench.Ask(Off, by: "ada"), Is.EqualTo(new Permit.Granted("flash-write")));
        Assert.That(bench.Ask(Off, by: ""), Is.TypeOf<Permit.Refused>());
        Assert.That(bench.Ask(Off, by: " "), Is.TypeOf<Permit.Refused>());
    }

    [Test]
    public void A_name_that_was_not_needed_overrules_nothing()
    {
        bench.Tell(Story.Line("registered"));

        Assert.That(bench.Ask(Off, by: "ada"), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void A_phone_that_the_rig_does_not_feed_may_be_switched_off_again_whatever_it_does()
    {
        bench.Power(false).At(5).Tell(Story.Line("writing"));

        Assert.That(bench.Boot().IsWriting, Is.True);
        Assert.That(bench.Ask(Off), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void Traffic_of_nobody_known_counts_against_the_cut()
    {
        bench.At(20).Tell(Story.Line("registered"));
        bench.Tell(new PossibleSighting(Story.Asked("term70.default.loads")));

        Assert.That(bench.Ask(Off), Is.TypeOf<Permit.Refused>().With.Property("Reason").Contains("because perhaps of this phone: TFTP: term70.default.loads asked for"));
    }

    [Test]
    public void A_relay_that_failed_to_open_leaves_the_phone_as_if_fed()
    {
        bench.Tell(Story.Line("registered"));
        bench.Tell(new DeedFailed(bench.Tell(new DeedIntended(Off)), "relay", "no answer"));
        bench.Tell(Story.Line("writing"));

        Assert.That(bench.Ask(Off), Is.TypeOf<Permit.Refused>());
    }

    [Test]
    public void Power_comes_on_whatever_the_phone_does() => Assert.That(bench.Ask(On), Is.EqualTo(new Permit.Granted()));
}
