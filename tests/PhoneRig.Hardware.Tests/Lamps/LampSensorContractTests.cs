using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Tests.Lamps;

/// <summary>What every lamp sensor must do, on register-level metal with simulated light on it.</summary>
[TestFixture("tcs34725")]
[TestFixture("photodiode on mcp23017")]
[TestFixture("photodiode on gpio")]
internal sealed class LampSensorContractTests(string kind)
{
    private ContractEyes eyes = null!;

    [SetUp]
    public void Make_two_lamps() => eyes = new ContractEyes(kind);

    [TearDown]
    public void Close() => eyes.Dispose();

    [Test]
    public void It_tells_a_colour_for_each_lamp_in_their_order()
    {
        Assert.That(eyes.Sensor.Lamps.Select(lamp => lamp.Name), Is.EqualTo(new[] { "line1", "mute" }));
        Assert.That(eyes.LookAtLast(), Is.EqualTo(new LampColour?[] { LampColour.Dark, LampColour.Dark }));
    }

    [TestCase(LampColour.Red)]
    [TestCase(LampColour.Amber)]
    [TestCase(LampColour.Green)]
    public void A_lit_lamp_is_told_in_its_colour_or_in_none_and_never_in_another(LampColour colour)
    {
        eyes.LookAtLast();

        eyes.Shine(LampColour.Dark, colour);
        Assert.That(eyes.LookAtLast(), Is.EqualTo(new LampColour?[] { LampColour.Dark, kind == "tcs34725" ? colour : LampColour.Lit }));

        eyes.Shine(colour, LampColour.Dark);
        Assert.That(eyes.LookAtLast(), Is.EqualTo(new LampColour?[] { kind == "tcs34725" ? colour : LampColour.Lit, LampColour.Dark }));
    }

    [Test]
    public void A_sensor_that_cannot_be_read_is_a_fault_that_names_its_lamp_and_it_comes_back_by_itself()
    {
        eyes.LookAtLast();

        eyes.Break();
        Assert.That(() => eyes.Look(), Throws.TypeOf<HardwareFaultException>().With.Property("Part").Contains("line1"));

        eyes.Mend();
        eyes.Shine(LampColour.Dark, LampColour.Red);
        Assert.That(eyes.LookAtLast()[0], Is.EqualTo(LampColour.Dark));
    }
}
