using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Chips;
using PhoneRig.Hardware.Meters;
using PhoneRig.Hardware.Tests.Fakes;

namespace PhoneRig.Hardware.Tests.Meters;

[TestFixture]
internal sealed class UpsContactTests
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
        Contact(ActiveLevel.Low);
        Assert.That(bus.Transfers, Is.Zero);
    }

    [TestCase(ActiveLevel.Low, UpsPower.Battery)]
    [TestCase(ActiveLevel.High, UpsPower.Mains)]
    public void A_contact_that_pulls_to_ground_says_what_its_level_means(ActiveLevel active, UpsPower power)
    {
        chip.Grounded = 1 << 4;
        Assert.That(Contact(active).Read().Power, Is.EqualTo(power));
    }

    [Test]
    public void A_cut_wire_reads_as_the_mains_since_the_pin_has_a_pull_up()
    {
        Assert.That(Contact(ActiveLevel.Low).Read(), Is.EqualTo(new UpsReading(UpsPower.Mains, "its contact on inputs/4 says mains")));
        Assert.That(chip.PullUps, Is.EqualTo(1 << 4));
    }

    [Test]
    public void A_board_that_does_not_answer_is_a_fault_that_names_the_part()
    {
        bus.Chips.Remove(0x20);
        Assert.That(() => Contact(ActiveLevel.Low).Read(), Throws.TypeOf<HardwareFaultException>().With.Property("Part").EqualTo("UPS inputs/4"));
    }

    private UpsContact Contact(ActiveLevel active) => new(new PinLine("inputs/4", controller, 4), active);
}
