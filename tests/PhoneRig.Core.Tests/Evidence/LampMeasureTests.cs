using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;

namespace PhoneRig.Core.Tests.Evidence;

/// <summary>What is made of a lamp that was measured: thresholds that follow its sensor.</summary>
public sealed class LampMeasureTests
{
    private static readonly LampCounts Dark = new(8, 6, 4);

    [Test]
    public void A_lamp_that_is_as_usual_moves_nothing()
    {
        var thresholds = Lamp(amber: (580, 420, 220)).Thresholds();

        Assert.That((thresholds.RedFrom, thresholds.AmberTo, thresholds.AmberFrom, thresholds.GreenTo), Is.EqualTo((0.80, 0.74, 0.42, 0.37)).Within(0.002));
        Assert.That((thresholds.LitCounts, thresholds.Lamp, thresholds.Dark), Is.EqualTo((20, (int?)1000, (LampCounts?)Dark)));
    }

    [TestCase(0.35)]
    [TestCase(0.6)]
    [TestCase(1.7)]
    [TestCase(3)]
    public void A_channel_that_counts_more_or_less_moves_them_so_that_each_colour_is_told_again(double red)
    {
        var thresholds = Lamp(amber: ((int)(580 * red), 420, 220)).Thresholds();

        Assert.That(Told(thresholds, 950 * red, 70), Is.EqualTo(LampColour.Red));
        Assert.That(Told(thresholds, 580 * red, 420), Is.EqualTo(LampColour.Amber));
        Assert.That(Told(thresholds, 140 * red, 720), Is.EqualTo(LampColour.Green));
    }

    [Test]
    public void Without_it_a_weak_red_channel_makes_amber_green() =>
        Assert.That(Told(LampThresholds.Default, 580 * 0.35, 420), Is.EqualTo(LampColour.Green));

    [Test]
    public void Two_colours_that_were_both_seen_are_told_apart_half_way()
    {
        var measure = Lamp(amber: (400, 600, 200)).With(LampColour.Green, Looks(330, 670, 100)).With(LampColour.Red, Looks(700, 300, 100));
        var thresholds = measure.Thresholds();

        Assert.That(thresholds.GreenTo, Is.GreaterThan(0.335).And.LessThan(thresholds.AmberFrom));
        Assert.That(thresholds.AmberFrom, Is.LessThan(0.395));
        Assert.That(thresholds.AmberTo, Is.GreaterThan(0.405).And.LessThan(thresholds.RedFrom));
        Assert.That(thresholds.RedFrom, Is.LessThan(0.695));
        Assert.That(thresholds.Lamp, Is.EqualTo(1000), "the brightness that counts is amber's");
    }

    [Test]
    public void A_dim_lamp_is_lit_by_less_and_one_that_its_neighbours_shine_on_by_more()
    {
        Assert.That(Lamp(amber: (23, 17, 9)).Thresholds().LitCounts, Is.EqualTo(8), "a fifth of its light");
        Assert.That((Lamp(amber: (580, 420, 220)) with { Beside = 45 }).Thresholds().LitCounts, Is.EqualTo(90), "twice what creeps in");
        Assert.That((Lamp(amber: (580, 420, 220)) with { Beside = 900 }).Thresholds().LitCounts, Is.EqualTo(333), "and never so much that the lamp itself is not lit");
    }

    [Test]
    public void More_blue_than_usual_is_still_a_lamp()
    {
        var thresholds = Lamp(amber: (580, 420, 500)).Thresholds();

        Assert.That(thresholds.WhiteFrom, Is.GreaterThan(500.0 / 1500).And.LessThan(0.6));
    }

    [Test]
    public void A_lamp_of_which_only_the_dark_is_known_keeps_the_defaults()
    {
        var thresholds = new LampMeasure(Dark, Noise: 3).Thresholds();

        Assert.That(thresholds, Is.EqualTo(LampThresholds.Default with { Dark = Dark }));
    }

    [Test]
    public void What_was_measured_outlives_its_file_to_a_tenth_of_a_percent()
    {
        var measure = Lamp(amber: (203, 420, 220));
        var (read, thresholds) = (LampCalibrationConfig.Of(measure), measure.Thresholds());

        Assert.That(read.Thresholds() with { RedFrom = 0, AmberTo = 0, AmberFrom = 0, GreenTo = 0, WhiteFrom = 0 }, Is.EqualTo(thresholds with { RedFrom = 0, AmberTo = 0, AmberFrom = 0, GreenTo = 0, WhiteFrom = 0 }));
        Assert.That(read.Thresholds().AmberFrom, Is.EqualTo(thresholds.AmberFrom).Within(0.0005));
        Assert.That(read.Measure()!.Seen[LampColour.Amber], Is.EqualTo(measure.Seen[LampColour.Amber]).Within(0.0005));
    }

    private static LampMeasure Lamp((int Red, int Green, int Blue) amber) => new LampMeasure(Dark, Noise: 2).With(LampColour.Amber, Looks(amber.Red, amber.Green, amber.Blue));

    private static LampCounts[] Looks(int red, int green, int blue) => [new(Dark.Red + red, Dark.Green + green, Dark.Blue + blue)];

    private static LampColour? Told(LampThresholds thresholds, double red, double green) => (red / (red + green)) switch
    {
        var share when share >= thresholds.RedFrom => LampColour.Red,
        var share when share <= thresholds.GreenTo => LampColour.Green,
        var share when share >= thresholds.AmberFrom && share <= thresholds.AmberTo => LampColour.Amber,
        _ => null,
    };
}
