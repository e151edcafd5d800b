using System.Collections.Immutable;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence;

/// <summary>The survey of a station's lamps: the dark, then the walk, over looks as a sensor counts them.</summary>
public sealed class LampSurveyTests
{
    private static readonly LampCounts Dark = new(8, 6, 4);
    private static readonly LampCounts Amber = new(8 + 203, 6 + 420, 4 + 220); // a weak red channel, which the usual thresholds take for green

    [Test]
    public void The_walk_is_found_and_its_amber_measured_whatever_the_colours_look_like()
    {
        var survey = Walk(Surveyed(8), lamps: 8, steps: 17);

        Assert.That((survey.WalkBegan, survey.HasWalk(S(27.9)), survey.HasWalk(S(28))), Is.EqualTo(((TimeSpan?)S(20), false, true)));
        Assert.That(survey.Step, Is.EqualTo(S(0.5)));
        Assert.That(survey.Result().Select(one => one.Look), Is.All.EqualTo(WalkLook.Seen));
        Assert.That(survey.Result().Select(one => one.Measure!.Seen[LampColour.Amber]), Is.All.EqualTo(203.0 / 623).Within(0.001));
        Assert.That(survey.Result().Select(one => one.Measure!.Dark), Is.All.EqualTo(Dark));
    }

    [Test]
    public void A_lamp_that_the_walk_went_over_and_nobody_saw_is_missed_and_one_behind_its_end_is_not()
    {
        var survey = Walk(Surveyed(8), lamps: 8, steps: 6, blind: [2]);

        Assert.That(survey.Result().Select(one => one.Look), Is.EqualTo(new[]
        {
            WalkLook.Seen, WalkLook.Seen, WalkLook.Missed, WalkLook.Seen, WalkLook.Seen, WalkLook.Seen, WalkLook.NotReached, WalkLook.NotReached,
        }));
    }

    [Test]
    public void In_two_rounds_nobody_can_say_that_it_went_over_the_first_and_last_lamp_unseen()
    {
        var survey = Walk(Surveyed(8), lamps: 8, steps: 26, blind: [0, 7]);

        Assert.That(survey.Result().Where(one => one.Look != WalkLook.Seen).Select(one => (one.Lamp.Name, one.Look)), Is.EqualTo(new[] { ("line1", WalkLook.NotReached), ("line8", WalkLook.NotReached) }));
    }

    [Test]
    public void A_walk_that_is_begun_anew_before_its_end_misses_no_lamp_of_its_end()
    {
        var survey = Surveyed(8);
        foreach (var (begins, steps) in new[] { (20.0, 6), (24.3, 6) })
        {
            for (var look = 0; look <= steps * 10; look++)
            {
                survey = survey.SeeStart(Look(begins + (look * 0.05), Enumerable.Range(0, 8).Select(i => look < steps * 10 && i == look / 10 ? Amber : Dark)));
            }
        }

        survey = Pass(survey, 40);

        Assert.That(survey.Result().Select(one => one.Look).TakeLast(2), Is.All.EqualTo(WalkLook.NotReached));
    }

    [Test]
    public void A_walk_that_turns_green_after_two_rounds_is_measured_while_it_is_amber()
    {
        var survey = Walk(Surveyed(8), lamps: 8, steps: 16);
        for (var look = 0; look < 160; look++)
        {
            survey = survey.SeeStart(Look(28 + (look * 0.05), Enumerable.Range(0, 8).Select(i => i == look / 10 % 8 ? new LampCounts(50, 950, 270) : Dark)));
        }

        Assert.That(survey.Result().Select(one => one.Measure!.Seen[LampColour.Amber]), Is.All.EqualTo(203.0 / 623).Within(0.001));
    }

    [Test]
    public void A_line_lamp_behind_the_walks_end_is_taken_to_be_as_the_others_where_they_agree()
    {
        var survey = Walk(Surveyed(8), lamps: 8, steps: 6);

        var last = survey.Result()[7];
        Assert.That(last.Look, Is.EqualTo(WalkLook.NotReached));
        Assert.That(last.Measure!.Seen[LampColour.Amber], Is.EqualTo(203.0 / 623).Within(0.001));
    }

    [Test]
    public void A_lamp_that_is_missed_keeps_what_is_known_of_its_dark_and_no_more()
    {
        var missed = Walk(Surveyed(8), lamps: 8, steps: 6, blind: [2]).Result()[2];

        Assert.That((missed.Measure!.Lamp, missed.Measure.Seen.Count, missed.Measure.Dark), Is.EqualTo(((int?)null, 0, Dark)));
    }

    [Test]
    public void What_was_lit_before_the_walk_is_no_amber()
    {
        var survey = Surveyed(8);
        for (var at = 10.0; at < 15; at += 0.05)
        {
            survey = survey.SeeStart(Look(at, Enumerable.Range(0, 8).Select(_ => new LampCounts(900, 70, 140)))); // all red at power-on
        }

        survey = Walk(Pass(survey.SeeStart(Look(15, Enumerable.Repeat(Dark, 8))), 16), lamps: 8, steps: 9);

        Assert.That(survey.Result().Select(one => one.Measure!.Seen[LampColour.Amber]), Is.All.EqualTo(203.0 / 623).Within(0.001));
    }

    [Test]
    public void Photodiodes_are_checked_by_the_walk_and_measure_nothing()
    {
        var survey = LampSurvey.Of(Model, [.. Enumerable.Range(1, 8).Select(line => new Lamp($"line{line}"))]);
        for (var i = 0; i < 10; i++)
        {
            survey = survey.SeeDark(Lit(i * 0.05, line: 4)); // its trimmer is turned too far
        }

        survey = survey.Begin();
        for (var step = 0; step < 20; step++)
        {
            survey = survey.SeeStart(Lit(20 + (step * 0.5), line: step % 8 == 5 ? -1 : step % 8)); // line6 is blind
        }

        var result = survey.Result();
        Assert.That(result.Where(one => one.LitWhileOff).Select(one => one.Lamp.Name), Is.EqualTo(new[] { "line5" }));
        Assert.That(result.Where(one => one.Look == WalkLook.Missed).Select(one => one.Lamp.Name), Is.EqualTo(new[] { "line6" }));
        Assert.That(result.Select(one => one.Measure), Is.All.Null);

        static LampLook Lit(double at, int line) => new(S(at), [.. Enumerable.Range(0, 8).Select(i => (LampColour?)(i == line ? LampColour.Lit : LampColour.Dark))], []);
    }

    private static LampSurvey Surveyed(int lamps)
    {
        var survey = LampSurvey.Of(Model, [.. Enumerable.Range(1, lamps).Select(line => new Lamp($"line{line}"))]);
        Assert.That(survey.HasDark, Is.False);
        for (var i = 0; i < 10; i++)
        {
            survey = survey.SeeDark(Look(i * 0.05, Enumerable.Repeat(Dark with { Red = Dark.Red + (i % 2) }, lamps).Select(counts => counts with { Red = Dark.Red })));
        }

        Assert.That(survey.HasDark, Is.True);
        return survey.Begin();
    }

    private static LampSurvey Walk(LampSurvey survey, int lamps, int steps, params int[] blind)
    {
        for (var look = 0; look < steps * 10; look++)
        {
            var at = 20 + (look * 0.05);
            var lit = look / 10 % 8;
            survey = survey.SeeStart(Look(at, Enumerable.Range(0, lamps).Select(i => i == lit && !blind.Contains(i) ? look % 10 == 0 ? Half : Amber : Dark)));
        }

        return Pass(survey.SeeStart(Look(20 + (steps * 0.5), Enumerable.Repeat(Dark, lamps))), 20 + (steps * 0.5) + 10);
    }

    /// <summary>A measurement that began in the dark.</summary>
    private static LampCounts Half => new(Dark.Red + 60, Dark.Green + 300, Dark.Blue + 110);

    private static LampSurvey Pass(LampSurvey survey, double until)
    {
        while (survey.WakeAt is { } at && at <= S(until))
        {
            survey = survey.Pass(at);
        }

        return survey;
    }

    private static LampLook Look(double at, IEnumerable<LampCounts> counts)
    {
        ImmutableArray<LampCounts?> all = [.. counts.Select(one => (LampCounts?)one)];
        return new LampLook(S(at), [.. all.Select(_ => (LampColour?)null)], all);
    }
}
