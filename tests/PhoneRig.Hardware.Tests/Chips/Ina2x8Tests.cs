using PhoneRig.Hardware.Chips;
using PhoneRig.Hardware.Tests.Fakes;

namespace PhoneRig.Hardware.Tests.Chips;

[TestFixture(Ina2x8Model.Ina228)]
[TestFixture(Ina2x8Model.Ina238)]
internal sealed class Ina2x8Tests(Ina2x8Model model)
{
    private FakeI2cBus bus = null!;
    private FakeIna2x8 chip = null!;
    private Ina2x8 meter = null!;

    private bool Wide => model == Ina2x8Model.Ina228;

    [SetUp]
    public void MakeAMeter()
    {
        bus = new FakeI2cBus();
        bus.Chips[0x40] = chip = new FakeIna2x8(Wide);
        meter = new Ina2x8(bus.CreateDevice(0x40), model, milliohms: 20);
    }

    [TearDown]
    public void Close()
    {
        meter.Dispose();
        bus.Dispose();
    }

    [Test]
    public void Making_it_sends_nothing() => Assert.That(bus.Transfers, Is.Zero);

    [Test]
    public void Starting_sets_the_finer_range_its_calibration_and_sixteen_fold_averaging()
    {
        meter.Start();
        Assert.That(chip.Written, Is.EqualTo(new[] { (0x00, 0x0010), (0x02, 4096), (0x01, 0xFB6A) }));
    }

    [Test]
    public void A_step_of_the_current_is_the_shunt_range_by_the_width()
    {
        // 131 mA over 20 mOhm are 2.62 mV, of 40.96 mV full scale.
        meter.Start();
        chip[0x07] = (int)Math.Round(2.62 / 40.96 * (Wide ? 1 << 19 : 1 << 15));
        Assert.That(meter.TryRead(out var reading));
        Assert.That(reading.Milliamps, Is.EqualTo(131).Within(0.07));
    }

    [Test]
    public void A_current_that_flows_back_is_negative()
    {
        meter.Start();
        chip[0x07] = Wide ? 0xFFFFF : 0xFFFF;
        Assert.That(meter.TryRead(out var reading));
        Assert.That(reading.Milliamps, Is.EqualTo(-2048.0 / (Wide ? 1 << 19 : 1 << 15)).Within(1e-9));
    }

    [Test]
    public void The_bus_voltage_is_in_volts()
    {
        meter.Start();
        chip[0x05] = Wide ? 245_760 : 15_360; // data sheets: 48 V by 195.3125 uV, by 3.125 mV
        Assert.That(meter.TryRead(out var reading));
        Assert.That(reading.Volts, Is.EqualTo(48).Within(1e-9));
    }

    [Test]
    public void Nothing_is_told_until_a_measurement_has_ended()
    {
        meter.Start();
        chip.Measures = false;
        Assert.That(meter.TryRead(out _), Is.False);
        chip.Measures = true;
        Assert.That(meter.TryRead(out _));
    }

    [Test]
    public void A_chip_that_lost_its_settings_is_a_fault_and_not_a_current_off_by_four_times()
    {
        meter.Start();
        chip.PowerOn();
        Assert.That(() => meter.TryRead(out _), Throws.InstanceOf<IOException>().With.Message.Contains("has lost its settings"));
        meter.Start();
        Assert.That(meter.TryRead(out _));
    }

    [TestCase(0x3E, 0x1234)]
    [TestCase(0x3F, 0x2371)]
    public void Another_chip_at_its_address_is_refused_by_name(int register, int value)
    {
        chip[register] = value;
        Assert.That(meter.Start, Throws.InstanceOf<IOException>().With.Message.Contains($"0x{value:X4}").And.Message.Contains(Wide ? "INA228" : "INA238"));
    }

    [Test]
    public void Reading_before_starting_is_a_mistake() => Assert.That(() => meter.TryRead(out _), Throws.InvalidOperationException);
}
