using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Chips;
using PhoneRig.Hardware.Meters;
using PhoneRig.Hardware.Tests.Fakes;

namespace PhoneRig.Hardware.Tests.Meters;

[TestFixture]
internal sealed class CurrentMeterTests
{
    private FakeI2cBus bus = null!;
    private FakeIna2x8 chip = null!;
    private CurrentMeter meter = null!;

    [SetUp]
    public void MakeAMeter()
    {
        bus = new FakeI2cBus();
        bus.Chips[0x41] = chip = new FakeIna2x8(wide: false);
        meter = new CurrentMeter("meter-s1", () => new Ina2x8(bus.CreateDevice(0x41), Ina2x8Model.Ina238, 20), onAbove: 30);
        chip[0x05] = 15_360;
    }

    [TearDown]
    public void Close()
    {
        meter.Dispose();
        bus.Dispose();
    }

    [Test]
    public void Making_it_sends_nothing_and_the_first_look_only_starts_the_chip()
    {
        Assert.That(bus.Transfers, Is.Zero);
        Assert.That(meter.Read(), Is.Null);
        Assert.That(chip.Written, Is.Not.Empty);
    }

    [TestCase(0, false)]
    [TestCase(480, false)] // 30 mA, in steps of 62.5 uA
    [TestCase(481, true)]
    [TestCase(-2096 & 0xFFFF, true, TestName = "A_shunt_that_is_wired_the_other_way_round_tells_the_same")]
    public void On_is_more_than_the_threshold(int steps, bool on)
    {
        meter.Read();
        chip[0x07] = steps;
        Assert.That(meter.Read()!.On, Is.EqualTo(on));
    }

    [Test]
    public void It_tells_milliamps_and_volts()
    {
        meter.Read();
        chip[0x07] = 2096;
        Assert.That(meter.Read(), Is.EqualTo(new LinePower(On: true, 131, 48)));
    }

    [Test]
    public void A_chip_that_does_not_answer_is_a_fault_that_names_it_and_never_no_current()
    {
        meter.Read();
        bus.Chips.Remove(0x41);
        Assert.That(() => meter.Read(), Throws.TypeOf<HardwareFaultException>().With.Property("Part").EqualTo("meter meter-s1").And.Property("Reason").Contains("does not answer"));
        bus.Chips[0x41] = chip;
        Assert.That(meter.Read(), Is.Null, "it is started anew");
        Assert.That(meter.Read(), Is.Not.Null);
    }
}
