using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Hardware.Chips;
using PhoneRig.Hardware.Lamps;

namespace PhoneRig.Hardware.Tests.Lamps;

[TestFixture]
internal sealed class LampColourClassifierTests
{
    /// <summary>What an LED adds per unit of light, from the sensor's response curves.</summary>
    private static readonly Light RedLed = new(0.95, 0.07, 0.14);
    private static readonly Light PureGreenLed = new(0.08, 0.75, 0.27);
    private static readonly Light YellowishGreenLed = new(0.33, 0.62, 0.10);
    private static readonly Light AmberLamp = new(1.03, 0.82, 0.41);
    private static readonly Light Daylight = new(0.95, 1.0, 0.9);

    private static readonly TestCaseData[] Lamps =
    [
        new TestCaseData(RedLed, LampColour.Red).SetArgDisplayNames("red"),
        new TestCaseData(PureGreenLed, LampColour.Green).SetArgDisplayNames("green 525 nm"),
        new TestCaseData(YellowishGreenLed, LampColour.Green).SetArgDisplayNames("green 570 nm"),
        new TestCaseData(AmberLamp, LampColour.Amber).SetArgDisplayNames("red and green"),
    ];

    [TestCaseSource(nameof(Lamps))]
    public void A_lamp_is_told_by_its_ratios_however_bright_and_in_whatever_light(Light lamp, LampColour expected)
    {
        foreach (var ambient in new[] { 0, 10, 200, 2000 })
        {
            // Dim is tens of counts above the ambient light; bright is near saturation.
            foreach (var brightness in new[] { 85, 300, 5000 })
            {
                var classifier = new LampColourClassifier(LampThresholds.Default);
                Assert.That(classifier.Classify(See(Daylight, ambient)), Is.EqualTo(LampColour.Dark));
                Assert.That(classifier.Classify(See(Daylight, ambient, lamp, brightness)), Is.EqualTo(expected), $"{brightness} over {ambient}");
                Assert.That(classifier.Classify(See(Daylight, ambient)), Is.EqualTo(LampColour.Dark));
            }
        }
    }

    [Test]
    public void Amber_of_unequal_parts_is_still_amber([Values(0.6, 1, 1.4)] double redPart)
    {
        var classifier = new LampColourClassifier(LampThresholds.Default);
        classifier.Classify(See(Daylight, 20));
        var lamp = new Light((RedLed.Red * redPart) + PureGreenLed.Red, (RedLed.Green * redPart) + PureGreenLed.Green, (RedLed.Blue * redPart) + PureGreenLed.Blue);
        Assert.That(classifier.Classify(See(Daylight, 20, lamp, 200)), Is.EqualTo(LampColour.Amber));
    }

    [Test]
    public void A_lamp_that_is_lit_from_the_first_look_is_known_by_what_was_measured_of_it()
    {
        var measured = LampThresholds.Default with { Dark = new(20, 20, 20), Lamp = 400 };
        Assert.That(new LampColourClassifier(LampThresholds.Default).Classify(See(Daylight, 20, AmberLamp, 200)), Is.EqualTo(LampColour.Dark), "without it, it is taken for the dark");
        Assert.That(new LampColourClassifier(measured).Classify(See(Daylight, 20, AmberLamp, 200)), Is.EqualTo(LampColour.Amber));
    }

    [Test]
    public void Another_room_light_than_when_it_was_measured_is_no_lamp()
    {
        var classifier = new LampColourClassifier(LampThresholds.Default with { Dark = new(2, 2, 2), Lamp = 800 });

        Assert.That(classifier.Classify(See(new Light(0.48, 0.32, 0.20), 60)), Is.EqualTo(LampColour.Dark), "a warm bulb, a fourteenth of the lamp");
    }

    [Test]
    public void Noise_and_flicker_do_not_light_a_dark_lamp()
    {
        var random = new Random(7970);
        var classifier = new LampColourClassifier(LampThresholds.Default);
        for (var look = 0; look < 2000; look++)
        {
            // Two counts of noise, and the 0.6 % that mains flicker of 30 % depth leaves in 40.8 ms.
            var flicker = 1 + (0.006 * random.NextDouble());
            var seen = new ColourCounts(0, (int)(400 * flicker) + random.Next(3), (int)(400 * flicker) + random.Next(3), (int)(380 * flicker) + random.Next(3), false, default);
            Assert.That(classifier.Classify(seen), Is.EqualTo(LampColour.Dark), $"look {look} of seed 7970");
        }
    }

    [Test]
    public void Saturated_light_has_no_colour_and_teaches_nothing()
    {
        var classifier = new LampColourClassifier(LampThresholds.Default);
        classifier.Classify(See(Daylight, 100));
        Assert.That(classifier.Classify(new ColourCounts(0, 0, 0, 0, Saturated: true, default)), Is.Null);
        Assert.That(classifier.Classify(See(Daylight, 100)), Is.EqualTo(LampColour.Dark));
    }

    [TestCase(0.77, TestName = "Between_red_and_amber_nothing_is_said")]
    [TestCase(0.39, TestName = "Between_amber_and_green_nothing_is_said")]
    public void Between_two_thresholds_nothing_is_said(double redShare)
    {
        var classifier = new LampColourClassifier(LampThresholds.Default);
        classifier.Classify(See(Daylight, 0));
        Assert.That(classifier.Classify(See(Daylight, 0, new Light(redShare, 1 - redShare, 0.1), 1000)), Is.Null);
    }

    [Test]
    public void Between_dark_and_lit_nothing_is_said()
    {
        var classifier = new LampColourClassifier(LampThresholds.Default);
        classifier.Classify(See(Daylight, 0));
        Assert.That(classifier.Classify(See(Daylight, 0, RedLed, 9)), Is.EqualTo(LampColour.Dark));
        Assert.That(classifier.Classify(See(Daylight, 0, RedLed, 15)), Is.Null);
        Assert.That(classifier.Classify(See(Daylight, 0, RedLed, 25)), Is.EqualTo(LampColour.Red));
    }

    [Test]
    public void The_dark_is_the_running_minimum_so_a_lamp_lit_from_the_start_shows_after_its_first_dark()
    {
        var classifier = new LampColourClassifier(LampThresholds.Default);
        Assert.That(classifier.Classify(See(Daylight, 20, AmberLamp, 200)), Is.EqualTo(LampColour.Dark), "nothing darker is known yet");
        Assert.That(classifier.Classify(See(Daylight, 20)), Is.EqualTo(LampColour.Dark));
        Assert.That(classifier.Classify(See(Daylight, 20, AmberLamp, 200)), Is.EqualTo(LampColour.Amber));
    }

    [Test]
    public void A_room_that_grows_dark_needs_no_time_to_learn()
    {
        var classifier = new LampColourClassifier(LampThresholds.Default);
        classifier.Classify(See(Daylight, 2000));
        Assert.That(classifier.Classify(See(Daylight, 5)), Is.EqualTo(LampColour.Dark));
        Assert.That(classifier.Classify(See(Daylight, 5, RedLed, 60)), Is.EqualTo(LampColour.Red));
    }

    [Test]
    public void Light_switched_on_in_the_room_is_no_lamp_and_becomes_the_new_dark_after_two_seconds()
    {
        var classifier = new LampColourClassifier(LampThresholds.Default);
        classifier.Classify(See(Daylight, 10));
        for (var look = 0; look < 40; look++)
        {
            Assert.That(classifier.Classify(See(Daylight, 1500)), Is.Null);
        }

        Assert.That(classifier.Classify(See(Daylight, 1500)), Is.EqualTo(LampColour.Dark));
        Assert.That(classifier.Classify(See(Daylight, 1500, RedLed, 120)), Is.EqualTo(LampColour.Red));
    }

    [Test]
    public void A_lamp_that_stays_lit_for_an_hour_stays_lit()
    {
        var classifier = new LampColourClassifier(LampThresholds.Default);
        classifier.Classify(See(Daylight, 20));
        for (var look = 0; look < 72_000; look++)
        {
            Assert.That(classifier.Classify(See(Daylight, 20, PureGreenLed, 100)), Is.EqualTo(LampColour.Green));
        }
    }

    private static ColourCounts See(Light ambient, int ambientBrightness, Light? lamp = null, int brightness = 0)
    {
        var (red, green, blue) = lamp ?? new Light(0, 0, 0);
        return new ColourCounts(
            0,
            (int)((ambient.Red * ambientBrightness) + (red * brightness)),
            (int)((ambient.Green * ambientBrightness) + (green * brightness)),
            (int)((ambient.Blue * ambientBrightness) + (blue * brightness)),
            false,
            default);
    }

    internal sealed record Light(double Red, double Green, double Blue);
}
