using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Tests.Evidence;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;
using static PhoneRig.Core.Tests.Safety.SafetyBench.Deeds;

namespace PhoneRig.Core.Tests.Safety;

/// <summary>What proves off where a person pulls the plug: asked is not done, so only what is seen counts.</summary>
public sealed class PulledPlugTests
{
    private static readonly Deed TypeCode = Ask(PersonRequestKind.Type, "123456789*0#");
    private SafetyBench bench = null!;

    [SetUp]
    public void Begin()
    {
        bench = new SafetyBench(power: new PowerConfig { By = PowerBy.Manual });
        bench.Tell(new PowerAdopted(null));
    }

    [Test]
    public void Silence_and_then_a_start_as_the_plug_is_put_in_prove_that_off_was_off()
    {
        Unplugged().AskForPlug(on: true).At(135).Tell(Story.Line("boot-banner"));
        Cause("power on");
        bench.At(140).Tell(Story.Line("reset-code-wanted"));

        Assert.That(bench.Said(), Is.EqualTo(new Fact[] { new OffProven(S(24)) { Started = true } }), "from the phone's last word, 6 s after it was asked for, to when it was to be put in");
        Assert.That(bench.Ask(TypeCode), Is.EqualTo(new Permit.Granted()));
    }

    [Test]
    public void A_hash_may_be_held_while_the_plug_is_to_be_out_and_no_other_key_and_not_after()
    {
        Assert.That(bench.Ask(Ask(PersonRequestKind.Hold, "#")), Is.TypeOf<Permit.Refused>(), "nobody was asked to pull the plug");
        Unplugged();
        Assert.That(bench.Ask(Ask(PersonRequestKind.Hold, "#")), Is.EqualTo(new Permit.Granted()));
        Assert.That(bench.Ask(HoldHash), Is.EqualTo(new Permit.Granted()));
        Assert.That(bench.Ask(TypeCode), Is.TypeOf<Permit.Refused>());
        bench.AskForPlug(on: true);
        Assert.That(bench.Ask(Ask(PersonRequestKind.Hold, "#")), Is.TypeOf<Permit.Refused>());
    }

    [Test]
    public void Silence_alone_proves_nothing()
    {
        Unplugged().AskForPlug(on: true).At(400);

        Refused();
    }

    [TestCase("reset-code-wanted")]
    [TestCase("key-echo")]
    public void A_phone_whose_first_word_is_another_was_up_all_along(string word)
    {
        Unplugged().AskForPlug(on: true).At(135).Tell(Story.Line(word));
        bench.At(136).Tell(Story.Line("boot-banner"));
        bench.At(140).Tell(Story.Line("reset-code-wanted"));

        Refused();
    }

    [Test]
    public void What_the_network_hears_first_is_no_start()
    {
        Unplugged().AskForPlug(on: true).At(135).Tell(Story.Discover);
        bench.At(136).Tell(Story.Line("boot-banner"));

        Refused();
    }

    [Test]
    public void Life_within_the_window_before_the_plug_is_to_go_in_proves_nothing([Values("line", "discover", "lamps", "lamps-end")] string life)
    {
        if (life.StartsWith("lamps", StringComparison.Ordinal))
        {
            bench.Tell(Story.Began(LampPattern.Steady, LampColour.Green, 0));
        }

        Unplugged(until: 119);
        if (life != "lamps")
        {
            bench.Tell(life switch { "line" => Story.Line("registered"), "discover" => Story.Discover, _ => Story.Ended(LampPattern.Steady, LampColour.Green) });
        }

        bench.At(130).AskForPlug(on: true).At(135).Tell(Story.Line("boot-banner"));

        Refused();
    }

    [Test]
    public void A_start_while_the_plug_is_to_be_out_proves_nothing()
    {
        bench.AskForPlug(on: false).At(5).Tell(Story.Line("boot-banner"));
        bench.At(60).AskForPlug(on: true).At(65).Tell(Story.Line("boot-banner"));

        Refused();
    }

    [Test]
    public void A_start_that_the_phone_says_was_none_from_power_on_proves_nothing()
    {
        Unplugged().AskForPlug(on: true).At(135).Tell(Story.Line("boot-banner"));
        Cause("unstable & non-recoverable");
        bench.At(140).Tell(Story.Line("reset-code-wanted"));

        Assert.That(bench.Ask(TypeCode), Is.TypeOf<Permit.Refused>());
    }

    [Test]
    public void A_toggled_source_disproves_it_whenever_it_is_said([Values] bool late)
    {
        Unplugged();
        if (late)
        {
            bench.AskForPlug(on: true).At(135).Tell(Story.Line("boot-banner"));
        }

        var toggled = bench.Tell(Story.Line("power-source-toggled"));

        Assert.That(bench.Said().Last(), Is.EqualTo(new OffDisproven(toggled)));
        Assert.That(bench.Ask(Ask(PersonRequestKind.Hold, "#")), Is.TypeOf<Permit.Refused>().With.Property("Reason").Contains("something else feeds it"));
    }

    [Test]
    public void A_port_that_feeds_the_phone_while_the_plug_is_to_be_out_disproves_it()
    {
        Unplugged();
        var port = bench.Tell(new SwitchPortSeen("Gi0/1", Up: true, [], Feeds: true));

        Assert.That(bench.Said(), Is.EqualTo(new Fact[] { new OffDisproven(port) }));
    }

    [Test]
    public void A_proof_is_the_last_pull_s_and_a_new_one_begins_anew()
    {
        Unplugged().AskForPlug(on: true).At(135).Tell(Story.Line("boot-banner"));
        bench.At(200).AskForPlug(on: false).At(201).AskForPlug(on: true).At(203).Tell(Story.Line("boot-banner"));

        Assert.That(bench.Said().Count(), Is.EqualTo(1));
        Assert.That(bench.Ask(TypeCode), Is.TypeOf<Permit.Refused>());
    }

    [Test]
    public void A_meter_in_the_line_knows_when_the_plug_is_out_and_in()
    {
        bench.Tell(new PowerMetered(PowerSense.On, 131, 48));
        bench.At(100).AskForPlug(on: false).At(105).Tell(new PowerMetered(PowerSense.Off, 0, 0));
        bench.At(118);
        Assert.That(bench.Said(), Is.EqualTo(new Fact[] { new OffProven(S(12)) }));

        bench.AskForPlug(on: true).At(121).Tell(new PowerMetered(PowerSense.On, 131, 48));
        bench.At(122).Tell(Story.Line("boot-banner"));
        bench.At(126).Tell(Story.Line("reset-code-wanted"));
        Assert.That(bench.Ask(TypeCode), Is.EqualTo(new Permit.Granted()));
        Assert.That(bench.Said().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Life_behind_a_dead_line_is_another_source()
    {
        bench.AskForPlug(on: false).At(5).Tell(new PowerMetered(PowerSense.Off, 0, 0));
        var life = bench.At(10).Tell(Story.Line("boot-banner"));

        Assert.That(bench.Said(), Is.EqualTo(new Fact[] { new OffDisproven(life) }));
    }

    /// <summary>The person was asked at 100 s; the phone spoke for the last time 6 s later.</summary>
    private SafetyBench Unplugged(double until = 130)
    {
        bench.At(100).AskForPlug(on: false).At(106).Tell(Story.Line("registered"));
        return bench.At(until);
    }

    private void Cause(string cause) => bench.Tell(new ConsoleLine("cause", "reboot-cause", ImmutableSortedDictionary<string, string>.Empty.Add("cause", cause)));

    private void Refused()
    {
        Assert.That(bench.Said(), Is.Empty);
        Assert.That(bench.Ask(TypeCode), Is.TypeOf<Permit.Refused>().With.Property("Reason").Contains("pulling its plug takes its power away"));
    }
}
