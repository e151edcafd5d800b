using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Chips;
using PhoneRig.Hardware.Signals;
using PhoneRig.Hardware.Tests.Fakes;

namespace PhoneRig.Hardware.Tests.Signals;

[TestFixture]
internal sealed class SignalsTests
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
    public void Making_a_light_or_a_button_sends_nothing()
    {
        _ = Light(ActiveLevel.High);
        _ = Button();
        Assert.That(bus.Transfers, Is.Zero);
    }

    [TestCase(ActiveLevel.High, "ZHL")]
    [TestCase(ActiveLevel.Low, "ZLH")]
    public void A_light_is_lit_at_its_active_level_and_goes_there_from_nothing_at_once(ActiveLevel active, string shown)
    {
        var light = Light(active);
        light.Switch(on: true);
        light.Switch(on: false);
        Assert.That(chip.Shown(2), Is.EqualTo(shown));
    }

    [Test]
    public void A_button_is_down_while_it_pulls_its_pin_to_ground_and_a_cut_wire_is_none()
    {
        var button = Button();
        Assert.That(button.IsDown(), Is.False);
        chip.Grounded = 1 << 3;
        Assert.That(button.IsDown(), Is.True);
        Assert.That((chip.PullUps, chip.Shown(3)), Is.EqualTo((1 << 3, "Z")), "it is never driven");
    }

    [Test]
    public void A_board_that_does_not_answer_is_a_fault_that_names_the_part()
    {
        bus.Chips.Remove(0x20);
        Assert.That(() => Light(ActiveLevel.High).Switch(on: true), Throws.TypeOf<HardwareFaultException>().With.Property("Part").EqualTo("light panel/2"));
        Assert.That(() => Button().IsDown(), Throws.TypeOf<HardwareFaultException>().With.Property("Part").EqualTo("button panel/3"));
    }

    private SignalPin Light(ActiveLevel active) => new("light", new PinLine("panel/2", controller, 2), active);

    private ButtonPin Button() => new(new PinLine("panel/3", controller, 3));
}
