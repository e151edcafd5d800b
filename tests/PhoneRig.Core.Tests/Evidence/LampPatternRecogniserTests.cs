using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Phones.LampColour;
using static PhoneRig.Core.Tests.Evidence.LampScene;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence;

public sealed class LampPatternRecogniserTests
{
    private const int Seeds = 25;

    private static readonly int[] AllLamps = [0, 1, 2, 3, 4, 5, 6, 7];

    private static readonly int[][] Views = [[0, 1, 2, 3, 4, 5, 6, 7], [0, 1, 2], [0, 3, 6], [1, 4], [6, 7], [5]];

    [Test]
    public void A_walk_is_recognised_at_its_third_lamp_with_its_true_beginning()
    {
        var scene = new LampScene().Dark(5).Walk(Amber, 0.5, 3).Dark(0.01);

        var facts = Run(Recogniser(), scene.OnChange(), S(6.4));

        Assert.That(facts, Is.EqualTo(new Fact[]
        {
            new LampsBegan("lines", LampPattern.Dark, LampColour.Dark, null, S(0)),
            new LampsEnded("lines", LampPattern.Dark, LampColour.Dark, S(5)),
            new LampsBegan("lines", LampPattern.Walking, Amber, S(0.5), S(5)),
        }));
    }

    [Test]
    public void A_walk_that_ends_dark_lasted_until_its_last_lamp_went_off()
    {
        var scene = new LampScene().Walk(Amber, 0.5, 11, first: 2).Dark(10);

        var facts = Run(Recogniser(), scene.OnChange(), scene.End);

        Assert.That(facts, Is.EqualTo(new Fact[]
        {
            new LampsBegan("lines", LampPattern.Walking, Amber, S(0.5), S(0)),
            new LampsEnded("lines", LampPattern.Walking, Amber, S(5.5)),
            new LampsBegan("lines", LampPattern.Dark, LampColour.Dark, null, S(5.5)),
        }));
    }

    [TestCase(0.2)]
    [TestCase(0.5)]
    [TestCase(1)]
    [TestCase(2)]
    public void The_end_of_a_walk_is_known_within_three_steps(double step)
    {
        var scene = new LampScene().Walk(Amber, step, 16).Dark((3 * step) + 0.1);

        Assert.That(Run(Recogniser(), scene.OnChange(), scene.End).OfType<LampsEnded>().Single().Lasted, Is.EqualTo(S(16 * step)));
    }

    [Test]
    public void A_walk_that_stops_on_a_lamp_becomes_steady()
    {
        var scene = new LampScene().Walk(Amber, 0.5, 8).Steady(Amber, 10, 0);

        var facts = Run(Recogniser(), scene.OnChange(), scene.End);

        Assert.That(Patterns(facts), Is.EqualTo(new[] { (LampPattern.Walking, Amber), (LampPattern.Steady, Amber) }));
        Assert.That(Began(facts, LampPattern.Steady).Since, Is.EqualTo(S(4.5)), "a step after the last lamp went on");
    }

    [Test]
    public void A_walk_that_becomes_a_blink_of_all_lamps_in_step_with_it_is_told_apart()
    {
        var scene = new LampScene().Walk(Amber, 0.5, 8).Blink(Amber, 0.5, 20, 0.5, AllLamps);

        var facts = Run(Recogniser(), scene.OnChange(), scene.End);

        Assert.That(Patterns(facts), Is.EqualTo(new[] { (LampPattern.Walking, Amber), (LampPattern.Blinking, Amber) }));
        Assert.That(Began(facts, LampPattern.Blinking).Since, Is.EqualTo(S(4)).Within(Ms(600)));
    }

    [Test]
    public void A_walk_against_the_models_order_is_a_walk()
    {
        var scene = new LampScene().Walk(Green, 0.5, 20, first: 7, direction: -1);

        Assert.That(Run(Recogniser(), scene.OnChange(), scene.End), Is.EqualTo(new[] { new LampsBegan("lines", LampPattern.Walking, Green, S(0.5), S(0)) }));
    }

    [Test]
    public void Lamps_that_stay_on_one_after_the_other_are_no_walk()
    {
        var scene = new LampScene();
        for (var lit = 1; lit <= 8; lit++)
        {
            scene.Steady(Amber, 0.5, AllLamps[..lit]);
        }

        Assert.That(Run(Recogniser(), scene.OnChange(), scene.End), Is.Empty);
    }

    [Test]
    public void Lamps_that_are_lit_for_two_steps_each_are_no_walk()
    {
        var scene = new LampScene();
        for (var lamp = 0; lamp < 32; lamp++)
        {
            scene.Steady(Amber, 0.1, lamp % 8, (lamp + 7) % 8, (lamp + 6) % 8).Steady(Amber, 0.4, lamp % 8, (lamp + 7) % 8);
        }

        Assert.That(Run(Recogniser(), scene.OnChange(), scene.End), Is.Empty);
    }

    [Test]
    public void A_walk_that_ends_with_all_lamps_lit_ended_when_they_went_on()
    {
        var scene = new LampScene().Walk(Amber, 0.5, 7).Steady(Amber, 10, AllLamps);

        var facts = Run(Recogniser(), scene.OnChange(), scene.End);

        Assert.That(facts.OfType<LampsEnded>().Single().Lasted, Is.EqualTo(S(3.5)));
        Assert.That(Began(facts, LampPattern.Steady).Since, Is.EqualTo(S(3.5)));
    }

    [Test]
    public void One_lamp_that_flashes_once_a_round_is_no_walk_where_another_is_seen_as_well()
    {
        var scene = new LampScene().Blink(Amber, 4, 8, 0.125, 0);

        Assert.That(Patterns(Run(Recogniser(0, 4), scene.OnChange(0, 4), scene.End)), Is.EqualTo(new[] { (LampPattern.Blinking, Amber) }));
        Assert.That(Patterns(Run(Recogniser(0), scene.OnChange(0), scene.End)), Is.EqualTo(new[] { (LampPattern.Walking, Amber) }), "to one sensor it is what a walk looks like");
    }

    [Test]
    public void A_colour_change_between_lamps_ends_one_walk_and_begins_another_within_two_steps([Values(0.2, 0.5, 2)] double step, [Values(Green, Red)] LampColour colour)
    {
        var scene = new LampScene().Walk(Amber, step, 13).Walk(colour, step, 2, first: 5);

        var facts = Run(Recogniser(), scene.OnChange(), scene.End);

        Assert.That(facts.Skip(1), Is.EqualTo(new Fact[]
        {
            new LampsEnded("lines", LampPattern.Walking, Amber, S(13 * step)),
            new LampsBegan("lines", LampPattern.Walking, colour, S(step), S(13 * step)),
        }));
    }

    [Test]
    public void A_colour_change_in_the_middle_of_a_lamp_keeps_the_walk_in_step()
    {
        var scene = new LampScene().Walk(Amber, 0.5, 10).Walk(Amber, 0.2, 1, first: 2).Walk(Green, 0.3, 1, first: 2).Walk(Green, 0.5, 20, first: 3);

        var facts = Run(Recogniser(), scene.OnChange(), scene.End);

        Assert.That(facts.Skip(1), Is.EqualTo(new Fact[]
        {
            new LampsEnded("lines", LampPattern.Walking, Amber, S(5.2)),
            new LampsBegan("lines", LampPattern.Walking, Green, S(0.5), S(5.2)),
        }));
    }

    [Test]
    public void One_lamp_that_is_misread_each_round_does_not_turn_the_walk()
    {
        var scene = new LampScene();
        for (var round = 0; round < 5; round++)
        {
            scene.Walk(Amber, 0.5, 3).Walk(Red, 0.5, 1, first: 3).Walk(Amber, 0.5, 4, first: 4);
        }

        Assert.That(Run(Recogniser(), scene.OnChange(), scene.End), Is.EqualTo(new[] { new LampsBegan("lines", LampPattern.Walking, Amber, S(0.5), S(0)) }));
    }

    [Test]
    public void A_lamp_whose_sensor_tells_nothing_does_not_end_the_walk()
    {
        var scene = new LampScene().Walk(Amber, 0.5, 40);
        var frames = scene.OnChange().Select(frame => frame with { Colours = frame.Colours.SetItem(3, frame.Uptime > S(6) ? null : frame.Colours[3]) });

        Assert.That(Run(Recogniser(), frames, scene.End), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_walk_begun_anew_in_the_middle_goes_on_being_one()
    {
        var scene = new LampScene().Walk(Amber, 0.5, 5).Walk(Amber, 0.5, 30, first: 0);

        Assert.That(Run(Recogniser(), scene.OnChange(), scene.End), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_blink_is_recognised_at_the_end_of_its_second_flash([Values(0.2, 0.5, 1, 2.5, 4)] double period, [Values(0.3, 0.5, 0.7)] double share)
    {
        var duty = period < 0.3 ? 0.5 : share; // a phase is 100 ms, two samples, at the least
        var scene = new LampScene().Dark(6).Blink(Green, period, 2, duty, AllLamps);

        var facts = Run(Recogniser(), scene.OnChange(), scene.End - S(period * (1 - duty)) + Ms(80)).Skip(2);

        Assert.That(facts, Is.EqualTo(new[] { new LampsBegan("lines", LampPattern.Blinking, Green, S(period), S(6)) }));
    }

    [Test]
    public void A_blink_after_steady_began_with_its_going_dark()
    {
        var scene = new LampScene().Steady(Amber, 10, AllLamps).Dark(0.5).Blink(Amber, 1, 10, 0.5, AllLamps);

        var facts = Run(Recogniser(), scene.OnChange(), scene.End);

        Assert.That(Began(facts, LampPattern.Blinking).Since, Is.EqualTo(S(10)));
        Assert.That(facts.OfType<LampsEnded>().Single().Lasted, Is.EqualTo(S(10)));
    }

    [Test]
    public void A_blink_that_stops_ended_with_its_last_change_and_dark_follows([Values(0.2, 1, 4)] double period)
    {
        var scene = new LampScene().Blink(Red, period, 6, 0.5, 2, 3).Dark(20);

        var facts = Run(Recogniser(), scene.OnChange(), scene.End);

        Assert.That(Patterns(facts), Is.EqualTo(new[] { (LampPattern.Blinking, Red), (LampPattern.Dark, LampColour.Dark) }));
        Assert.That(Began(facts, LampPattern.Dark).Since, Is.EqualTo(S(period * 5.5)));
    }

    [Test]
    public void A_blink_that_changes_its_colour_is_another_blink()
    {
        var scene = new LampScene().Blink(Amber, 1, 6, 0.5, 2).Blink(Green, 1, 6, 0.5, 2);

        var facts = Run(Recogniser(), scene.OnChange(), scene.End);

        Assert.That(Patterns(facts), Is.EqualTo(new[] { (LampPattern.Blinking, Amber), (LampPattern.Blinking, Green) }));
        Assert.That(Began(facts, LampPattern.Blinking, Green).Since, Is.EqualTo(S(6)).Within(Ms(500)));
    }

    [Test]
    public void A_blink_that_becomes_steady_in_another_colour_ends_after_200_ms()
    {
        var scene = new LampScene().Blink(Amber, 1, 6, 0.5, 2).Steady(Green, 0.3, 2);

        Assert.That(Run(Recogniser(), scene.OnChange(), scene.End)[^1], Is.EqualTo(new LampsEnded("lines", LampPattern.Blinking, Amber, S(6))));
    }

    [Test]
    public void Dark_and_steady_take_four_seconds_and_not_less([Values(LampColour.Dark, Amber)] LampColour colour)
    {
        var scene = new LampScene().Steady(colour, 20, 1, 5);

        Assert.That(Run(Recogniser(), scene.OnChange(), S(4)), Is.Empty);
        Assert.That(Run(Recogniser(), scene.OnChange(), S(4.01)).Single(), Is.EqualTo(
            new LampsBegan("lines", colour == LampColour.Dark ? LampPattern.Dark : LampPattern.Steady, colour, null, S(0))));
    }

    [Test]
    public void Steady_lamps_of_several_colours_are_told_by_the_commonest()
    {
        var scene = new LampScene().Show(S(5), (0, Red), (1, Green), (2, Green));

        Assert.That(Run(Recogniser(), scene.OnChange(), scene.End), Is.EqualTo(new[] { new LampsBegan("lines", LampPattern.Steady, Green, null, S(0)) }));
    }

    [Test]
    public void A_flicker_below_200_ms_does_not_end_dark_or_steady_and_a_longer_one_does()
    {
        var shorter = new LampScene().Steady(Amber, 6, 0).Dark(0.15).Steady(Amber, 6, 0);
        var longer = new LampScene().Steady(Amber, 6, 0).Dark(0.25).Steady(Amber, 6, 0);

        Assert.That(Run(Recogniser(), shorter.OnChange(), shorter.End), Has.Count.EqualTo(1));
        Assert.That(Run(Recogniser(), longer.OnChange(), longer.End), Is.EqualTo(new Fact[]
        {
            new LampsBegan("lines", LampPattern.Steady, Amber, null, S(0)),
            new LampsEnded("lines", LampPattern.Steady, Amber, S(6)),
            new LampsBegan("lines", LampPattern.Steady, Amber, null, S(6.25)),
        }));
    }

    [Test]
    public void Dark_ends_with_the_first_change_also_where_the_lamps_then_never_rest()
    {
        var scene = new LampScene().Dark(6);
        for (var i = 0; i < 20; i++)
        {
            scene.Steady(Amber, 0.15, i % 2);
        }

        Assert.That(Run(Recogniser(), scene.OnChange(), scene.End)[^1], Is.EqualTo(new LampsEnded("lines", LampPattern.Dark, LampColour.Dark, S(6))));
    }

    [Test]
    public void Lamps_that_cannot_be_read_for_two_seconds_end_the_pattern_with_the_last_that_was_known()
    {
        var scene = new LampScene().Dark(10);
        var frames = scene.OnChange().Append(new LampFrame(S(6), default));

        Assert.That(Run(Recogniser(), frames, S(7.9)), Has.Count.EqualTo(1));
        Assert.That(Run(Recogniser(), frames, S(8.1))[^1], Is.EqualTo(new LampsEnded("lines", LampPattern.Dark, LampColour.Dark, S(6))));
    }

    [Test]
    public void Each_group_has_its_own_patterns_and_unknown_lamps_are_ignored()
    {
        var recogniser = new LampPatternRecogniser(Model, [new Lamp("mute"), new Lamp("no-such-lamp"), new Lamp("headset")]);

        var facts = Run(recogniser, [new LampFrame(S(0), [Red, Red, Green])], S(5));

        Assert.That(facts, Is.EqualTo(new[]
        {
            new LampsBegan("headset", LampPattern.Steady, Green, null, S(0)),
            new LampsBegan("mute", LampPattern.Steady, Red, null, S(0)),
        }));
    }

    [Test]
    public void A_walk_is_seen_through_some_of_its_lamps([ValueSource(nameof(Views))] int[] view, [Values(0.2, 0.5)] double step, [Values(0, 60, -60)] double both)
    {
        var scene = new LampScene().Walk(Amber, step, 40, both: both).Walk(Green, step, 40, both: both).Dark(20);

        var facts = Run(Recogniser(view), scene.OnChange(view), scene.End);

        Assert.That(Patterns(facts), Is.EqualTo(new[] { (LampPattern.Walking, Amber), (LampPattern.Walking, Green), (LampPattern.Dark, LampColour.Dark) }));
        var round = step * 8;
        Assert.That(Began(facts, LampPattern.Walking, Amber).Since.TotalSeconds, Is.EqualTo(view[0] * step).Within(0.07));
        Assert.That(Began(facts, LampPattern.Walking, Green).Since.TotalSeconds, Is.InRange((step * 40) - 0.07, (step * 40) + round));
        Assert.That(Began(facts, LampPattern.Dark).Since.TotalSeconds, Is.InRange((step * 80) - round, (step * 80) + 0.07));
    }

    [Test]
    public void Looking_20_times_a_second_gives_the_same_facts_as_looking_on_change([Range(1, Seeds)] int seed)
    {
        var random = new Random(seed);
        var scene = Any(random);
        var expected = Run(Recogniser(), scene.OnChange(), scene.End);

        var facts = Run(Recogniser(), scene.At20Hz(random, jitter: 0), scene.End);

        AssertSame(facts, expected, Ms(50), $"seed {seed}");
    }

    [Test]
    public void Jitter_lost_wrong_and_unknown_samples_change_no_pattern([Range(1, Seeds)] int seed)
    {
        var random = new Random(seed);
        var scene = Any(random);
        var expected = Run(Recogniser(), scene.OnChange(), scene.End);

        var facts = Run(Recogniser(), scene.At20Hz(random, lost: 0.02, wrong: 0.02, unknown: 0.02), scene.End);

        AssertSame(facts, expected, Ms(160), $"seed {seed}");
    }

    [Test]
    public void Whatever_comes_facts_take_turns_and_nothing_is_thrown([Range(1, Seeds)] int seed)
    {
        var random = new Random(seed);
        var recogniser = new LampPatternRecogniser(Model, [.. Enumerable.Range(1, 8).Select(lamp => new Lamp($"line{lamp}")), new Lamp("headset"), new Lamp("mute")]);
        var (frames, at) = (new List<LampFrame>(), TimeSpan.Zero);
        for (var i = 0; i < 3000; i++)
        {
            at += Ms(random.Next(10) == 0 ? random.Next(-200, 9000) : random.Next(0, 300));
            var steady = random.Next(3) > 0 && i > 0 ? frames[^1].Colours : [];
            frames.Add(new LampFrame(at, random.Next(50) == 0 ? default : !steady.IsDefaultOrEmpty && steady.Length > 0 && random.Next(2) == 0
                ? steady.SetItem(random.Next(steady.Length), (LampColour)random.Next(4))
                : [.. Enumerable.Range(0, random.Next(8, 12)).Select(_ => random.Next(5) == 4 ? (LampColour?)null : (LampColour)random.Next(4))]));
        }

        var facts = Run(recogniser, frames, at + S(60));

        Assert.That(facts, Has.Count.GreaterThan(20), $"seed {seed}");
        foreach (var group in facts.GroupBy(fact => fact is LampsBegan began ? began.Group : ((LampsEnded)fact).Group))
        {
            LampsBegan? active = null;
            var ended = TimeSpan.Zero;
            foreach (var fact in group)
            {
                if (fact is LampsBegan began)
                {
                    Assert.That(active, Is.Null, $"seed {seed}: two at once");
                    Assert.That(began.Since, Is.GreaterThanOrEqualTo(ended), $"seed {seed}: before the last one ended");
                    active = began;
                }
                else if (fact is LampsEnded end)
                {
                    Assert.That(active, Is.Not.Null, $"seed {seed}: ended without having begun");
                    Assert.That((end.Pattern, end.Colour), Is.EqualTo((active!.Pattern, active.Colour)), $"seed {seed}");
                    Assert.That(end.Lasted, Is.GreaterThanOrEqualTo(TimeSpan.Zero), $"seed {seed}");
                    (ended, active) = (active.Since + end.Lasted, null);
                }
            }
        }
    }

    /// <summary>A scene of everything, at any speed: phases are four samples at least, so that one lost sample hides none.</summary>
    private static LampScene Any(Random random)
    {
        var scene = new LampScene().Dark(5 + random.NextDouble());
        for (var i = 0; i < 6; i++)
        {
            var colour = (LampColour)random.Next(1, 4);
            var lamps = AllLamps[..random.Next(1, 9)];
            scene = random.Next(4) switch
            {
                0 => scene.Walk(colour, 0.25 + (random.NextDouble() * 1.75), random.Next(10, 30), random.Next(8), random.Next(-50, 50)),
                1 => scene.Blink(colour, 0.4 + (random.NextDouble() * 3.4), random.Next(6, 12), 0.5, lamps),
                2 => scene.Steady(colour, 6 + (random.NextDouble() * 10), lamps),
                _ => scene,
            };
            scene.Dark(6 + (random.NextDouble() * 5));
        }

        return scene;
    }

    private static void AssertSame(List<Fact> facts, List<Fact> expected, TimeSpan within, string seed)
    {
        Assert.That(facts.Select(fact => fact.ToString()!.Split(", Period")[0].Split(", Lasted")[0]), Is.EqualTo(expected.Select(fact => fact.ToString()!.Split(", Period")[0].Split(", Lasted")[0])), seed);
        foreach (var (fact, wanted) in facts.Zip(expected))
        {
            if (fact is LampsBegan began && wanted is LampsBegan truth)
            {
                Assert.That(began.Since, Is.EqualTo(truth.Since).Within(within), $"{seed}: {truth}");
                Assert.That((began.Period ?? default).TotalSeconds, Is.EqualTo((truth.Period ?? default).TotalSeconds).Within(within.TotalSeconds), $"{seed}: {truth}");
            }
            else if (fact is LampsEnded ended && wanted is LampsEnded end)
            {
                Assert.That(ended.Lasted, Is.EqualTo(end.Lasted).Within(within * 2), $"{seed}: {end}");
            }
        }
    }

    private static IEnumerable<(LampPattern, LampColour)> Patterns(List<Fact> facts) => facts.OfType<LampsBegan>().Select(began => (began.Pattern, began.Colour));

    private static LampsBegan Began(List<Fact> facts, LampPattern pattern, LampColour? colour = null) =>
        facts.OfType<LampsBegan>().Single(began => began.Pattern == pattern && (colour is null || began.Colour == colour));
}
