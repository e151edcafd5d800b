using PhoneRig.Core.Phones;
using PhoneRig.Simulator.Bench.Light;

namespace PhoneRig.Simulator.Tests.Bench.Light;

internal sealed class LampLightTests
{
    private readonly LampLight light = new();

    [Test]
    public void Amber_is_red_and_green_lit_together()
    {
        var dark = new LampLight { Ambient = LightLevel.None };

        Assert.That(dark.Of(LampColour.Amber), Is.EqualTo(dark.Of(LampColour.Red) + dark.Of(LampColour.Green)));
        Assert.That(dark.Of(LampColour.Dark), Is.EqualTo(LightLevel.None));
    }

    [Test]
    public void Each_colour_has_its_own_ratio_of_red_to_green()
    {
        double Ratio(LampColour colour) => light.Of(colour).Red / light.Of(colour).Green;

        Assert.That(Ratio(LampColour.Red), Is.GreaterThan(5));
        Assert.That(Ratio(LampColour.Amber), Is.InRange(1.2, 3.0));
        Assert.That(Ratio(LampColour.Green), Is.LessThan(0.5));
    }

    [Test]
    public void Room_light_leaks_in_warm_and_weaker_than_any_lamp()
    {
        var room = light.Of(LampColour.Dark);

        Assert.That(room.Red, Is.GreaterThan(room.Green).And.GreaterThan(room.Blue));
        Assert.That(room.Clear * 10, Is.LessThan(light.Of(LampColour.Green).Clear));
    }

    [Test]
    public void A_weak_lamp_keeps_its_ratios_but_not_against_the_room()
    {
        var weak = light with { Brightness = 0.5 };

        Assert.That(weak.Of(LampColour.Red).Red - weak.Ambient.Red, Is.EqualTo(LampLight.RedLamp.Red / 2).Within(1e-9));
        Assert.That(weak.Of(LampColour.Dark), Is.EqualTo(light.Of(LampColour.Dark)));
    }
}
