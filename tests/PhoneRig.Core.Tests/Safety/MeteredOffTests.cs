using PhoneRig.Core.Evidence;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Tests.Evidence;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;
using static PhoneRig.Core.Tests.Safety.SafetyBench.Deeds;

namespace PhoneRig.Core.Tests.Safety;

/// <summary>What a meter behind the relay adds to the proof that off is off.</summary>
public sealed class MeteredOffTests
{
    private static readonly SwitchPortSeen Idle = new("Gi0/1", Up: true, [], Feeds: false);
    private SafetyBench bench = null!;

    [SetUp]
    public void Begin() => bench = new SafetyBench();

    [Test]
    public void Power_behind_an_open_relay_is_a_welded_relay_and_no_key_is_pressed()
    {
        bench.Power(true).Tell(Metered(PowerSense.On));
        bench.At(10).Power(false).At(11);
        var current = bench.Tell(Metered(PowerSense.On));

        Assert.That(bench.Said(), Is.EqualTo(new Fact[] { new OffDisproven(current) { Welded = true } }));
        Assert.That(bench.Ask(HoldHash), Is.TypeOf<Permit.Refused>().With.Property("Reason").Contains($"(entry {current}): its contact is welded"));
        Assert.That(bench.At(60).Ask(Press("1"), by: "ada"), Is.TypeOf<Permit.Refused>(), "no name overrules it, and silence proves nothing any more");
    }

    [Test]
    public void What_flowed_before_the_line_has_settled_says_nothing()
    {
        bench.Power(false).At(0.5).Tell(Metered(PowerSense.On));
        bench.At(0.75).Tell(Metered(PowerSense.Off));
        bench.At(12);

        Assert.That(bench.Said(), Is.EqualTo(new Fact[] { new OffProven(S(12)) }));
    }

    [Test]
    public void A_welded_relay_is_not_told_again_as_life_on_another_source()
    {
        bench.Power(false).At(1).Tell(Metered(PowerSense.On));
        bench.At(3).Tell(Story.Line("key-echo"));

        Assert.That(bench.At(30).Said().Cast<OffDisproven>().Select(said => said.Welded), Is.EqualTo(new bool?[] { true }));
    }

    [Test]
    public void A_meter_that_answers_late_still_tells_a_welded_relay_from_another_source()
    {
        bench.Power(false).Tell(Metered(PowerSense.Unknown));
        bench.At(3).Tell(Story.Line("key-echo"));
        bench.At(5).Tell(Metered(PowerSense.On));

        Assert.That(bench.Said().Cast<OffDisproven>().Select(said => said.Welded), Is.EqualTo(new bool?[] { null, true }));
    }

    [Test]
    public void No_power_behind_an_open_relay_leaves_life_a_matter_of_another_source()
    {
        bench.Power(false).At(1).Tell(Metered(PowerSense.Off));
        var life = bench.At(7).Tell(Story.Discover);

        Assert.That(bench.Said(), Is.EqualTo(new Fact[] { new OffDisproven(life) }));
    }

    [Test]
    public void No_current_alone_is_no_sooner_proof_because_a_switch_port_feeds_past_the_meter()
    {
        bench.Power(false).At(0.3).Tell(Metered(PowerSense.Off));

        Assert.That(bench.At(11.9).Said(), Is.Empty);
        Assert.That(bench.Ask(HoldHash), Is.TypeOf<Permit.Refused>());
        Assert.That(bench.At(12).Said(), Is.EqualTo(new Fact[] { new OffProven(S(12)) }));
    }

    [Test]
    public void No_current_and_a_port_that_feeds_nothing_prove_off_at_once()
    {
        bench.At(10).Power(false).At(10.3).Tell(Metered(PowerSense.Off));
        bench.At(13.1).Tell(Idle);

        Assert.That(bench.Said(), Is.EqualTo(new Fact[] { new OffProven(S(3.1)) { Metered = true } }));
        Assert.That(bench.Ask(HoldHash), Is.EqualTo(new Permit.Granted()));
        bench.At(14).Power(true).At(14.3).Tell(Metered(PowerSense.On));
        Assert.That(bench.Ask(HoldHash), Is.EqualTo(new Permit.Granted()), "it stands once the relay has closed");
        Assert.That(bench.At(60).Said().Count(), Is.EqualTo(1));
    }

    [TestCase(2.9, TestName = "A_port_that_is_looked_at_before_it_would_feed_proves_nothing")]
    [TestCase(-1.0, TestName = "A_port_that_was_looked_at_before_the_cut_proves_nothing")]
    public void The_port_is_asked_once_it_would_feed(double after)
    {
        bench.At(10);
        if (after < 0)
        {
            bench.Tell(Idle);
        }

        bench.At(11).Power(false).At(11.3).Tell(Metered(PowerSense.Off));
        if (after > 0)
        {
            bench.At(11 + after).Tell(Idle);
        }

        Assert.That(bench.At(20).Said(), Is.Empty);
        Assert.That(bench.At(23).Said(), Is.EqualTo(new Fact[] { new OffProven(S(12)) }));
    }

    [Test]
    public void A_meter_that_does_not_answer_proves_nothing_and_silence_does_as_without_one()
    {
        bench.Power(false).At(0.3).Tell(Metered(PowerSense.Off));
        bench.At(2).Tell(Metered(PowerSense.Unknown));
        bench.At(4).Tell(Idle);

        Assert.That(bench.At(11.9).Said(), Is.Empty);
        Assert.That(bench.At(12).Said(), Is.EqualTo(new Fact[] { new OffProven(S(12)) }));
    }

    [Test]
    public void No_power_behind_a_closed_relay_is_told_once_after_ten_seconds_and_no_code_is_typed()
    {
        bench.At(20).Power(false).At(20.3).Tell(Metered(PowerSense.Off));
        bench.At(40).Power(true);
        Assert.That(bench.At(49.9).Missing(), Is.Empty);
        Assert.That(bench.At(90).Missing(), Is.EqualTo(new[] { S(10) }));
        Assert.That(bench.Ask(HoldHash), Is.TypeOf<Permit.Refused>().With.Property("Reason").Contains("no power comes through the relay although it is closed"));
    }

    [Test]
    public void A_brick_that_comes_back_within_ten_seconds_is_no_missing_power()
    {
        bench.Power(true).At(5).Tell(Metered(PowerSense.Off));
        bench.At(14).Tell(Metered(PowerSense.On));
        Assert.That(bench.At(60).Missing(), Is.Empty);

        bench.Tell(Metered(PowerSense.Off));
        Assert.That(bench.At(100).Missing(), Is.EqualTo(new[] { S(10) }));
    }

    [Test]
    public void A_meter_that_does_not_answer_never_says_that_power_is_missing()
    {
        bench.Power(true).At(5).Tell(Metered(PowerSense.Off));
        bench.At(8).Tell(Metered(PowerSense.Unknown));

        Assert.That(bench.At(100).Missing(), Is.Empty);
    }

    private static PowerMetered Metered(PowerSense power) => new(power, power == PowerSense.On ? 131 : null, null);
}
