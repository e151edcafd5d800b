using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Phones.LampColour;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence;

/// <summary>Sensors held against the walk of every start.</summary>
public sealed class WalkCheckTests
{
    [Test]
    public void A_lamp_between_two_that_were_seen_is_blind_and_told_once()
    {
        var scene = new LampScene().Dark(5).Walk(Amber, 0.5, 6).Dark(9).Walk(Amber, 0.5, 6).Dark(9);

        Assert.That(Faults(scene, 2), Is.EqualTo(new[] { "sensor of line3" }));
    }

    [Test]
    public void What_the_walk_did_not_reach_is_not_told_and_what_it_went_round_to_is()
    {
        Assert.That(Faults(new LampScene().Dark(5).Walk(Amber, 0.5, 6).Dark(9), 7), Is.Empty);
        Assert.That(Faults(new LampScene().Dark(5).Walk(Amber, 0.5, 26).Dark(9), 7), Is.EqualTo(new[] { "sensor of line8" }));
    }

    [Test]
    public void Where_half_of_them_are_blind_the_rounds_show_that_it_went_on()
    {
        var scene = new LampScene().Dark(5).Walk(Amber, 0.5, 40).Dark(9);

        Assert.That(Faults(scene, 4, 5, 6, 7), Is.EqualTo(new[] { "sensor of line5", "sensor of line6", "sensor of line7", "sensor of line8" }));
        Assert.That(Faults(scene, 0, 3, 5, 6), Is.EquivalentTo(new[] { "sensor of line1", "sensor of line4", "sensor of line6", "sensor of line7" }));
    }

    [Test]
    public void Walks_that_are_broken_off_again_and_again_show_no_blind_sensor()
    {
        var scene = Enumerable.Range(0, 5).Aggregate(new LampScene().Dark(5), (walks, _) => walks.Walk(Amber, 0.5, 4).Dark(3.1));

        Assert.That(Faults(scene, 7), Is.Empty);
    }

    [Test]
    public void A_sensor_that_tells_nothing_for_a_moment_is_not_blind()
    {
        var scene = new LampScene().Dark(5).Walk(Amber, 0.5, 6).Dark(9);

        Assert.That(Faults(scene.OnChange().Select(frame => frame with { Colours = frame.Colours.SetItem(2, frame.Colours[2] == Amber ? null : frame.Colours[2]) }), scene.End), Is.Empty);
    }

    [Test]
    public void Seen_in_between_it_is_told_anew()
    {
        var scene = new LampScene().Dark(5).Walk(Amber, 0.5, 6).Dark(9).Walk(Amber, 0.5, 6).Dark(9).Walk(Amber, 0.5, 6).Dark(9);
        var frames = scene.OnChange().Select(frame => frame with { Colours = frame.Uptime > S(17) && frame.Uptime < S(29) ? frame.Colours : frame.Colours.SetItem(2, LampColour.Dark) });

        Assert.That(Faults(frames, scene.End), Is.EqualTo(new[] { "sensor of line3", "sensor of line3" }));
    }

    private static List<string> Faults(LampScene scene, params int[] blind) =>
        Faults(scene.OnChange().Select(frame => frame with { Colours = blind.Aggregate(frame.Colours, (colours, place) => colours.SetItem(place, LampColour.Dark)) }), scene.End);

    private static List<string> Faults(IEnumerable<LampFrame> frames, TimeSpan end)
    {
        var check = new WalkCheck(Model, [.. Enumerable.Range(1, 8).Select(line => new Lamp($"line{line}"))]);
        var (recogniser, faults) = (LampScene.Recogniser(), new List<Fact>());
        var (state, wakeAt) = (recogniser.Start, (TimeSpan?)null);
        foreach (var frame in frames.Append(new LampFrame(end, [])))
        {
            while (wakeAt is { } due && due < frame.Uptime)
            {
                Take(recogniser.Step(state, due));
            }

            if (!frame.Colours.IsEmpty)
            {
                check = check.See(frame.Uptime, frame.Colours);
                Take(recogniser.Step(state, frame));
            }
        }

        return [.. faults.Cast<RigFault>().Select(fault => fault.Part)];

        void Take(Core.Evidence.Sensed<LampState> step)
        {
            (state, wakeAt) = (step.State, step.WakeAt);
            foreach (var fact in step.Facts)
            {
                check = check.Take(fact, faults);
            }
        }
    }
}
