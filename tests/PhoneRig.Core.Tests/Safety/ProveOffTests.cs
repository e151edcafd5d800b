using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Tests.Evidence;
using PhoneRig.Core.Tests.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;
using static PhoneRig.Core.Tests.Safety.SafetyBench.Deeds;

namespace PhoneRig.Core.Tests.Safety;

public sealed class ProveOffTests
{
    private SafetyBench bench = null!;

    [SetUp]
    public void Begin() => bench = new SafetyBench();

    [Test]
    public void Off_is_proven_once_by_a_window_without_life()
    {
        bench.At(10).Power(false).At(11.9).Tell(Story.Line("key-echo"));
        bench.At(21.9);
        Assert.That(bench.Said(), Is.Empty);
        Assert.That(bench.Ask(HoldHash), Is.EqualTo(new Permit.Refused("prove-off", "off is not proven yet: the relay has been open for 11 s, and it takes 12 s without a sign of life", S(22))));

        bench.At(22);
        Assert.That(bench.Ask(HoldHash), Is.EqualTo(new Permit.Granted()));
        Assert.That(bench.At(100).Said(), Is.EqualTo(new Fact[] { new OffProven(S(12)) }));
    }

    [Test]
    public void The_window_is_the_models()
    {
        bench = new SafetyBench(model: ProcedureBench.Phone with { Timings = ProcedureBench.Phone.Timings.Add("prove-off", new Timing { Typical = S(30), Fact = "6" }) });
        bench.At(10).Power(false).At(39);
        Assert.That(bench.Ask(HoldHash), Is.TypeOf<Permit.Refused>());
        Assert.That(bench.At(40).Ask(HoldHash), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void The_power_on_that_waited_for_the_proof_does_not_swallow_it()
    {
        bench.Power(false);
        var at = S(12);
        var interlocks = new Interlocks(ProcedureBench.Wiring(), bench.Config, "s1");
        var off = interlocks.Step(interlocks.Start, Input.Of(new Entry(1, default, S(0), Story.Power(false)))).State;

        Assert.That(interlocks.Step(off, Input.Of(new Entry(2, default, at, Story.Power(true)))).Facts, Is.EqualTo(new Fact[] { new OffProven(at) }));
    }

    [Test]
    public void Life_in_the_window_disproves_off_once_and_no_key_is_pressed_until_it_is_opened_anew()
    {
        bench.Power(false).At(3);
        var life = bench.Tell(Story.Discover);
        bench.At(4).Tell(Story.Line("boot-banner"));
        bench.At(60);

        Assert.That(bench.Said(), Is.EqualTo(new Fact[] { new OffDisproven(life) }));
        Assert.That(bench.Boot().AliveWhileOff, Is.EqualTo(life));
        Assert.That(bench.Ask(Press("1")), Is.TypeOf<Permit.Refused>().With.Property("Interlock").EqualTo("prove-off").And.Property("Until").Null.And.Property("Reason").Contains($"entry {life}"));
        bench.Power(true).Tell(Story.Line("registered"));
        Assert.That(bench.Ask(Press("1")), Is.TypeOf<Permit.Refused>(), "it stands after the power came back");
        Assert.That(bench.Ask(HoldHash, by: "ada"), Is.TypeOf<Permit.Refused>(), "and no name overrules it");

        bench.Power(false).At(72);
        Assert.That(bench.Ask(HoldHash), Is.EqualTo(new Permit.Granted()));
        Assert.That(bench.Said().Last(), Is.EqualTo(new OffProven(S(12))));
    }

    [Test]
    public void Life_after_the_proof_disproves_it_all_the_same()
    {
        bench.Power(false).At(30).Tell(Story.Discover);

        Assert.That(bench.Said().Select(fact => fact.GetType()), Is.EqualTo(new[] { typeof(OffProven), typeof(OffDisproven) }));
        Assert.That(bench.Ask(HoldHash), Is.TypeOf<Permit.Refused>());
    }

    [Test]
    public void A_second_off_on_an_open_relay_neither_forgets_life_nor_starts_the_window_anew()
    {
        bench.Power(false).At(6).Power(false).At(12);
        Assert.That(bench.Ask(HoldHash), Is.EqualTo(new Permit.Granted()));

        bench.Tell(Story.Discover);
        bench.Power(false).At(60);
        Assert.That(bench.Ask(HoldHash), Is.TypeOf<Permit.Refused>());
    }

    [TestCase(false, TestName = "A toggled source disproves off even in the afterglow")]
    [TestCase(true, TestName = "A source toggled by the power coming back disproves the off before it")]
    public void A_toggled_source(bool back)
    {
        bench.Power(false).At(1);
        if (back)
        {
            bench.At(13).Power(true).At(13.5);
        }

        var line = bench.Tell(Story.Line("power-source-toggled"));
        Assert.That(bench.Said().Last(), Is.EqualTo(new OffDisproven(line)));
        Assert.That(bench.Boot().Likeliest, Is.EqualTo(BootStage.Starting), "it restarts");
        Assert.That(bench.Ask(HoldHash), Is.TypeOf<Permit.Refused>());
    }

    [Test]
    public void Lamps_that_stay_lit_show_life_though_nothing_new_is_seen()
    {
        var lit = bench.Tell(Story.Began(LampPattern.Steady, LampColour.Green, 0, "headset"));
        bench.At(10).Power(false).At(21.9);
        Assert.That(bench.Said(), Is.Empty);
        Assert.That(bench.At(22).Ask(HoldHash), Is.TypeOf<Permit.Refused>());
        Assert.That(bench.At(30).Said(), Is.EqualTo(new Fact[] { new OffDisproven(lit) }));
        Assert.That(bench.Boot().AliveWhileOff, Is.EqualTo(lit));
        Assert.That(bench.Boot().MayBe(BootStage.Off), Is.False);
    }

    [Test]
    public void Lamps_that_went_dark_prove_nothing_against_off()
    {
        bench.Tell(Story.Began(LampPattern.Steady, LampColour.Green, 0, "headset"));
        bench.Tell(Story.Began(LampPattern.Steady, LampColour.Red, 0, "mute"));
        bench.At(10).Power(false).At(13).Tell(Story.Ended(LampPattern.Steady, LampColour.Green, "headset"));
        bench.At(13).Tell(Story.Began(LampPattern.Dark, LampColour.Dark, 11, "headset"));
        bench.At(22 - 0.001);
        bench.Tell(Story.Ended(LampPattern.Steady, LampColour.Red, "mute"));

        Assert.That(bench.At(22).Said(), Is.EqualTo(new Fact[] { new OffProven(S(12)) }));
    }

    [Test]
    public void Life_while_the_relay_is_about_to_close_is_the_boot_that_the_rig_asked_for()
    {
        bench.Power(false).At(12.5).Tell(new DeedIntended(On));
        bench.At(13).Tell(Story.Line("boot-banner"));

        Assert.That(bench.Said().Single(), Is.TypeOf<OffProven>());
        Assert.That(bench.Boot().Likeliest, Is.EqualTo(BootStage.Starting));
    }

    [Test]
    public void A_cancelled_power_on_watches_on()
    {
        bench.Power(false).At(5);
        bench.Tell(new DeedCancelled(bench.Tell(new DeedIntended(On)), "stop"));
        bench.At(6).Tell(Story.Discover);

        Assert.That(bench.Said().Single(), Is.TypeOf<OffDisproven>());
    }

    [Test]
    public void A_relay_found_open_proves_nothing_until_it_was_watched()
    {
        bench.Tell(new RigStarted("test", true));
        bench.Tell(new PowerAdopted(false));
        Assert.That(bench.Boot().Possible, Is.EqualTo(new[] { BootStage.Off }));
        Assert.That(bench.At(11).Ask(HoldHash), Is.TypeOf<Permit.Refused>());
        Assert.That(bench.At(12).Ask(HoldHash), Is.EqualTo(new Permit.Granted()));
    }

    [TestCase(true)]
    [TestCase(null)]
    public void A_rig_that_took_over_knows_nothing_any_more(bool? on)
    {
        bench.Power(false).At(20).Power(true);
        bench.Tell(new RigStarted("test", true));
        bench.Tell(new PowerAdopted(on));

        Assert.That(bench.Boot().Possible, Is.EqualTo(Enum.GetValues<BootStage>()));
        Assert.That(bench.Ask(HoldHash), Is.TypeOf<Permit.Refused>());
        Assert.That(bench.Ask(Off), Is.TypeOf<Permit.Refused>());
    }

    [Test]
    public void A_relay_that_failed_proves_nothing()
    {
        bench.Tell(new DeedFailed(bench.Tell(new DeedIntended(Off)), "relay", "no answer"));
        Assert.That(bench.At(60).Ask(HoldHash), Is.TypeOf<Permit.Refused>());

        bench.Power(false).At(73);
        bench.Tell(new DeedFailed(bench.Tell(new DeedIntended(On)), "relay", "no answer"));
        bench.At(80).Tell(Story.Line("boot-banner"));
        Assert.That(bench.Said().Any(fact => fact is OffDisproven), Is.False, "it may have closed");
        Assert.That(bench.Ask(HoldHash), Is.TypeOf<Permit.Refused>());
    }

    [Test]
    public void A_code_is_typed_only_in_a_boot_whose_power_off_was_proven()
    {
        bench.Power(false).At(5).Power(true).At(6).Tell(Story.Line("reset-code-wanted"));
        Assert.That(bench.Ask(Press("1")), Is.TypeOf<Permit.Refused>().With.Property("Reason").EqualTo(
            "the phone may be waiting for its reset code, and nobody has proven that its relay takes its power away: switch it off for 12 s first"));
        Assert.That(bench.Ask(Ask(PersonRequestKind.Type, "123")), Is.TypeOf<Permit.Refused>());

        bench.Power(false).At(30).Power(true).At(31).Tell(Story.Line("reset-code-wanted"));
        Assert.That(bench.Ask(Press("1")), Is.EqualTo(new Permit.Granted()));
        Assert.That(bench.Ask(Ask(PersonRequestKind.Type, "123")), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void A_phone_that_starts_gets_no_key_without_proof()
    {
        bench.Power(false).At(1).Power(true);

        Assert.That(bench.Ask(Press("1")), Is.TypeOf<Permit.Refused>());
    }

    [Test]
    public void A_running_phone_takes_any_key_but_a_held_hash_and_the_one_that_makes_a_code_whole()
    {
        bench.Tell(Story.Line("registered"));
        Assert.That(bench.Ask(Press("#")), Is.EqualTo(new Permit.Granted()));
        Assert.That(bench.Ask(Hold("1")), Is.EqualTo(new Permit.Granted()));
        Assert.That(bench.Ask(HoldHash), Is.TypeOf<Permit.Refused>());
        Assert.That(bench.Ask(Ask(PersonRequestKind.Hold, "#")), Is.TypeOf<Permit.Refused>());
        Assert.That(bench.Ask(Ask(PersonRequestKind.Type, "**#**")), Is.EqualTo(new Permit.Granted()), "a restart");
        Assert.That(bench.Ask(Ask(PersonRequestKind.Type, "**##**2")), Is.TypeOf<Permit.Refused>());

        foreach (var key in "**##**")
        {
            bench.Tell(new KeyPressed(0, new Key(key.ToString()), S(0.2)));
        }

        Assert.That(bench.Ask(Press("3")), Is.EqualTo(new Permit.Granted()));
        Assert.That(bench.Ask(Press("2")), Is.TypeOf<Permit.Refused>().With.Property("Reason").StartsWith("this makes a reset code whole"));
    }

    [Test]
    public void Where_nobody_knows_the_relay_a_power_on_may_begin_a_boot()
    {
        bench.At(8000);
        Assert.That(bench.Ask(Press("1")), Is.EqualTo(new Permit.Granted()));
        Assert.That(bench.Power(true).Ask(Press("1")), Is.TypeOf<Permit.Refused>());
    }
}
