using System.Device.Gpio;
using PhoneRig.Hardware.Chips;
using PhoneRig.Hardware.Tests.Fakes;

namespace PhoneRig.Hardware.Tests.Chips;

[TestFixture]
internal sealed class Pcf8574Tests
{
    private FakeI2cBus bus = null!;
    private FakePcf8574 chip = null!;
    private GpioController controller = null!;

    [SetUp]
    public void MakeAChip()
    {
        bus = new FakeI2cBus();
        bus.Chips[0x20] = chip = new FakePcf8574();
        controller = new GpioController(new Pcf8574(bus.CreateDevice(0x20)));
    }

    [TearDown]
    public void Close()
    {
        controller.Dispose();
        bus.Dispose();
    }

    [Test]
    public void Making_opening_closing_and_disposing_it_sends_nothing()
    {
        controller.OpenPin(3);
        controller.ClosePin(3);
        controller.Dispose();
        Assert.That(bus.Transfers, Is.Zero);
        Assert.That(bus.OpenAddresses, Is.Empty);
    }

    [Test]
    public void A_level_left_by_an_earlier_program_is_adopted_without_moving([Values] bool high)
    {
        chip.Leave((byte)(high ? 0xFF : 0x00));
        controller.OpenPin(3);
        Assert.That(controller.GetPinMode(3), Is.EqualTo(PinMode.Output));
        Assert.That(controller.Read(3), Is.EqualTo((PinValue)high));
        Assert.That(chip.Writes, Is.Zero);
    }

    [Test]
    public void A_new_output_shows_its_first_level_and_no_other([Values] bool high, [Values] bool wasHigh)
    {
        chip.Leave((byte)(wasHigh ? 0xFF : 0x00));
        controller.OpenPin(5, PinMode.Output, high);
        Assert.That(chip.Shown(5), Is.EqualTo((wasHigh, high) switch { (true, true) => "H", (false, false) => "L", (true, false) => "HL", _ => "LH" }));
    }

    [Test]
    public void Driving_one_pin_moves_no_other_and_keeps_what_another_process_changed()
    {
        controller.OpenPin(1, PinMode.Output, PinValue.Low);
        chip.Write([0xF5]);
        controller.Write(1, PinValue.High);
        Assert.That(chip.Latch, Is.EqualTo(0xF7));
    }

    [Test]
    public void An_input_that_is_held_low_is_not_driven_low_when_another_pin_is_written()
    {
        controller.OpenPin(0, PinMode.Input);
        controller.OpenPin(1, PinMode.Output, PinValue.High);
        chip.PulledLow = 0x01;
        Assert.That(controller.Read(0), Is.EqualTo(PinValue.Low));
        controller.Write(1, PinValue.Low);
        Assert.That(chip.Latch, Is.EqualTo(0xFD));
    }

    [Test]
    public void A_pin_that_becomes_an_input_is_let_go()
    {
        chip.Leave(0x00);
        controller.OpenPin(2, PinMode.InputPullUp);
        Assert.That(chip.Latch, Is.EqualTo(0x04));
        Assert.That(controller.GetPinMode(2), Is.EqualTo(PinMode.InputPullUp));
    }

    [Test]
    public void There_is_no_ninth_pin_and_no_event()
    {
        Assert.That(() => controller.OpenPin(8), Throws.Exception.With.Message.Contains("0 to 7"));
        controller.OpenPin(1, PinMode.Input);
        Assert.That(() => controller.RegisterCallbackForPinValueChangedEvent(1, PinEventTypes.Rising, (_, _) => { }), Throws.TypeOf<NotSupportedException>().With.Message.Contains("read the pin"));
    }
}
