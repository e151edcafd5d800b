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
internal sealed class PresenceOptoTests
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
        Opto(ActiveLevel.Low);
        Assert.That(bus.Transfers, Is.Zero);
    }

    [TestCase(ActiveLevel.Low, false)]
    [TestCase(ActiveLevel.High, true)]
    public void The_active_level_is_power(ActiveLevel active, bool high)
    {
        var opto = Opto(active);
        (chip.Outside, chip.Grounded) = Levels(high);
        Assert.That(opto.Read(), Is.EqualTo(new LinePower(On: true)));
        (chip.Outside, chip.Grounded) = Levels(!high);
        Assert.That(opto.Read(), Is.EqualTo(new LinePower(On: false)));
    }

    [Test]
    public void An_opto_that_pulls_to_ground_gets_a_pull_up_and_the_pin_is_never_driven()
    {
        Opto(ActiveLevel.Low).Read();
        Assert.That(chip.PullUps, Is.EqualTo(1 << 3));
        Assert.That(chip.Shown(3), Is.EqualTo("Z"));
    }

    [Test]
    public void A_board_that_was_reset_is_a_fault_and_not_a_guess_from_a_floating_pin()
    {
        var opto = Opto(ActiveLevel.Low);
        opto.Read();
        chip.PowerOn();
        Assert.That(() => opto.Read(), Throws.TypeOf<HardwareFaultException>().With.Property("Part").EqualTo("opto inputs/3").And.Property("Reason").Contains("its board was reset"));
        Assert.That(opto.Read(), Is.Not.Null, "the next look sets it up anew");
    }

    [Test]
    public void A_board_that_does_not_answer_is_a_fault()
    {
        var opto = Opto(ActiveLevel.Low);
        opto.Read();
        bus.Chips.Remove(0x20);
        Assert.That(() => opto.Read(), Throws.TypeOf<HardwareFaultException>());
    }

    private static (ushort Outside, ushort Grounded) Levels(bool high) => high ? ((ushort)(1 << 3), (ushort)0) : ((ushort)0, (ushort)(1 << 3));

    private PresenceOpto Opto(ActiveLevel active) => new(new PinLine("inputs/3", controller, 3), active);
}
