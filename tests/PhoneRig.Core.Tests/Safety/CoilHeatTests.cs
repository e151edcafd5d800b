using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Tests.Evidence;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;
using static PhoneRig.Core.Tests.Safety.SafetyBench.Deeds;

namespace PhoneRig.Core.Tests.Safety;

/// <summary>How warm a coil may get, and what is asked of one that is warm.</summary>
public sealed class CoilHeatTests
{
    private static readonly CoilConfig Dimmed = new();
    private static readonly CoilConfig Plain = new() { Hold = new Percent(1) };

    [Test]
    public void A_coil_of_five_watts_stands_full_power_for_about_a_minute_and_a_third_of_it_for_ever()
    {
        Assert.That(new CoilBudget(Plain).Longest(0)!.Value.TotalSeconds, Is.InRange(50, 90));
        Assert.That(new CoilBudget(Dimmed).Longest(0), Is.Null);
    }

    [Test]
    public void What_it_stands_ends_at_its_limit([Values(0, 20, 50)] double warm)
    {
        var budget = new CoilBudget(Plain);
        Assert.That(budget.Hottest(warm, budget.Longest(warm)!.Value), Is.EqualTo(budget.Limit).Within(0.01));
    }

    [Test]
    public void After_its_rest_it_stands_what_it_rested_for([Values(1, 10, 40)] int seconds)
    {
        var budget = new CoilBudget(Plain);
        var rest = budget.Rest(budget.Limit, S(seconds))!.Value;
        Assert.That(rest, Is.GreaterThan(TimeSpan.Zero));
        Assert.That(budget.Hottest(budget.Off(budget.Limit, rest), S(seconds)), Is.EqualTo(budget.Limit).Within(0.01));
    }

    [Test]
    public void Ten_minutes_on_a_pin_without_a_duty_are_refused_and_nobody_forces_it()
    {
        Assert.That(Running(Plain).Ask(Hold("#", 600), by: "ada"), Is.InstanceOf<Permit.Refused>().With.Property("Interlock").EqualTo("hold-budget"));
        Assert.That(Running(Dimmed).Ask(Hold("#", 600)), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void A_key_that_is_not_made_for_holding_is_pressed_only()
    {
        AssertRefused(Running(Dimmed).Ask(Hold("1", 10)), "hold-budget");
        Assert.That(Running(Dimmed).Ask(Press("1", 0.2)), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void A_warm_coil_has_to_cool_before_it_is_held_as_long_again()
    {
        var bench = Running(Plain).At(5000);
        Held(bench, "#", 50);

        var permit = bench.Ask(Hold("#", 50));

        Assert.That(permit, Is.InstanceOf<Permit.NotBefore>());
        var at = ((Permit.NotBefore)permit).At;
        Assert.That(at, Is.GreaterThan(bench.Now + S(60)));
        Assert.That(bench.At(at.TotalSeconds + 1).Ask(Hold("#", 50)), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void At_a_start_a_coil_counts_as_warm_as_one_that_kept_the_rules_can_be()
    {
        Assert.That(Running(Plain).Ask(Hold("#", 50)), Is.InstanceOf<Permit.NotBefore>());
        Assert.That(Running(Plain).At(5000).Ask(Hold("#", 50)), Is.EqualTo(new Permit.Granted()));
        var restarted = Running(Plain).At(5000);
        restarted.Tell(new RigStarted("test", Simulated: false));
        restarted.Tell(Story.Line("registered"));
        Assert.That(restarted.At(5001).Ask(Hold("0", 50)), Is.InstanceOf<Permit.NotBefore>());
    }

    [Test]
    public void A_plunger_rests_between_two_presses_of_its_key_alone()
    {
        var bench = Running(Dimmed).At(100);
        bench.Tell(new KeyPressed(bench.Tell(new DeedIntended(Press("1"))), new Key("1"), S(0.2)));

        Assert.That(bench.Ask(Press("1")), Is.InstanceOf<Permit.NotBefore>().With.Property("At").EqualTo(S(100.1)));
        Assert.That(bench.Ask(Press("2")), Is.EqualTo(new Permit.Granted()));
        Assert.That(bench.At(100.1).Ask(Press("1")), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void The_hook_s_coil_must_stand_it_for_ever()
    {
        Assert.That(Running(Dimmed).Ask(new Deed.MoveHook(true)), Is.EqualTo(new Permit.Granted()));
        AssertRefused(Running(Plain).Ask(new Deed.MoveHook(true)), "coil-heat");
        Assert.That(Running(Plain).Ask(new Deed.MoveHook(false)), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void The_pusher_on_Speaker_is_pressed_and_rests_before_it_is_pressed_again()
    {
        var bench = Running(Plain, pusher: true).At(5000);
        Assert.That(bench.Ask(new Deed.MoveHook(true)), Is.EqualTo(new Permit.Granted()));
        bench.Tell(new HookMoved(bench.Tell(new DeedIntended(new Deed.MoveHook(true))), OffHook: true));

        Assert.That(bench.Ask(new Deed.MoveHook(true)), Is.InstanceOf<Permit.NotBefore>().With.Property("At").EqualTo(bench.Now + KeypadParts.SpeakerPress + Plain.Gap));
    }

    [Test]
    public void Taps_have_no_coils()
    {
        var bench = new SafetyBench().Power(true);
        Assert.That(bench.Ask(Hold("1", 1e6)), Is.EqualTo(new Permit.Granted()).Or.InstanceOf<Permit.Refused>().With.Property("Interlock").Not.EqualTo("coil-heat"));
    }

    private static void Held(SafetyBench bench, string key, double seconds)
    {
        var number = bench.Tell(new DeedIntended(Hold(key, seconds)));
        bench.Tell(new KeyHeld(number, new Key(key)));
        bench.At(bench.Now.TotalSeconds + seconds);
        bench.Tell(new KeyReleased(number, new Key(key)));
    }

    private static void AssertRefused(Permit permit, string by) => Assert.That(permit, Is.InstanceOf<Permit.Refused>().With.Property("Interlock").EqualTo(by));

    /// <summary>Off is proven, so that nothing but the keypad has a say.</summary>
    private static SafetyBench Running(CoilConfig coil, bool pusher = false)
    {
        var bench = new SafetyBench(keypad: new KeypadConfig
        {
            Kind = KeypadKind.Solenoids,
            Coil = coil,
            Holds = "#0",
            Hook = pusher ? null : new PinRef("bed", 12),
            Speaker = pusher ? new PinRef("bed", 12) : null,
            Keys = "123456789*0#".Select((key, at) => (Key: key.ToString(), Pin: new PinRef("bed", at))).ToImmutableDictionary(one => one.Key, one => one.Pin),
        });
        return bench.Power(false).At(30).Power(true);
    }
}
