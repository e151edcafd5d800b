using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Chips;
using PhoneRig.Hardware.Lamps;
using PhoneRig.Hardware.Tests.Fakes;

namespace PhoneRig.Hardware.Tests.Lamps;

[TestFixture]
internal sealed class PhotodiodeLampSensorTests
{
    private FakeI2cBus bus = null!;
    private FakeMcp23017 chip = null!;
    private GpioController controller = null!;

    [SetUp]
    public void MakeABoard()
    {
        bus = new FakeI2cBus();
        bus.Chips[0x20] = chip = new FakeMcp23017();
        controller = new GpioController(new Mcp23017(bus.CreateDevice(0x20)));
    }

    [TearDown]
    public void Close()
    {
        controller.Dispose();
        bus.Dispose();
    }

    [Test]
    public void Making_it_sends_nothing()
    {
        Sensor(ActiveLevel.Low);
        Assert.That(bus.Transfers, Is.Zero);
    }

    [TestCase(ActiveLevel.Low, LampColour.Lit, LampColour.Dark)]
    [TestCase(ActiveLevel.High, LampColour.Dark, LampColour.Lit)]
    public void The_active_level_is_light(ActiveLevel active, LampColour grounded, LampColour high)
    {
        (chip.Outside, chip.Grounded) = (1 << 4, 1 << 3);
        Assert.That(Sensor(active).Read(), Is.EqualTo(new LampColour?[] { grounded, high }));
    }

    [Test]
    public void The_pins_are_never_driven_and_a_cut_wire_to_an_open_collector_reads_dark_and_not_as_noise()
    {
        Assert.That(Sensor(ActiveLevel.Low).Read(), Is.All.EqualTo(LampColour.Dark));
        Assert.That(chip.PullUps, Is.EqualTo((1 << 3) | (1 << 4)));
        Assert.That(chip.Shown(3) + chip.Shown(4), Is.EqualTo("ZZ"));
    }

    [Test]
    public void A_board_that_was_reset_is_a_fault_that_names_the_lamp()
    {
        var sensor = Sensor(ActiveLevel.Low);
        sensor.Read();
        chip.PowerOn();
        Assert.That(() => sensor.Read(), Throws.TypeOf<HardwareFaultException>().With.Property("Part").EqualTo("photodiode inputs/3 (line1)").And.Property("Reason").Contains("its board was reset"));
    }

    private PhotodiodeLampSensor Sensor(ActiveLevel active) =>
        new([new(new Lamp("line1"), new PinLine("inputs/3", controller, 3)), new(new Lamp("line5"), new PinLine("inputs/4", controller, 4))], active);
}
