using System.Device.Gpio;
using PhoneRig.Hardware.Chips;
using PhoneRig.Hardware.Tests.Fakes;

namespace PhoneRig.Hardware.Tests.Chips;

[TestFixture]
internal sealed class Mcp23017Tests
{
    private FakeI2cBus bus = null!;
    private FakeMcp23017 chip = null!;
    private GpioController controller = null!;

    [SetUp]
    public void MakeAChip()
    {
        bus = new FakeI2cBus();
        bus.Chips[0x20] = chip = new FakeMcp23017();
        controller = Connect();
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
        controller.OpenPin(4);
        controller.Dispose();
        Assert.That(bus.Transfers, Is.Zero);
        Assert.That(bus.OpenAddresses, Is.Empty);
    }

    [Test]
    public void An_output_left_by_an_earlier_program_is_adopted_without_moving([Values] bool bank1, [Values] bool high)
    {
        chip.Leave(direction: 0xFF00, latch: (ushort)(high ? 0x00FF : 0), bank1);
        controller.OpenPin(3);
        Assert.That(controller.GetPinMode(3), Is.EqualTo(PinMode.Output));
        Assert.That(controller.Read(3), Is.EqualTo((PinValue)high));
        Assert.That(Enumerable.Range(0, 8).Select(chip.Shown), Is.All.EqualTo(high ? "H" : "L"));
        Assert.That(Enumerable.Range(8, 8).Select(chip.Shown), Is.All.EqualTo("Z"));
    }

    [Test]
    public void A_new_output_shows_its_first_level_and_no_other([Values] bool high, [Values] bool latchWasHigh, [Values(3, 12)] int pin)
    {
        chip.Leave(direction: 0xFFFF, latch: (ushort)(latchWasHigh ? 0xFFFF : 0));
        controller.OpenPin(pin, PinMode.Output, high);
        Assert.That(chip.Shown(pin), Is.EqualTo(high ? "ZH" : "ZL"));
    }

    [Test]
    public void Driving_one_pin_moves_no_other()
    {
        chip.Leave(direction: 0, latch: 0xA5A5);
        controller.OpenPin(0, PinMode.Output);
        controller.Write(0, PinValue.Low);
        controller.OpenPin(15, PinMode.Output);
        controller.Write(15, PinValue.Low);
        Assert.That(chip.Latch, Is.EqualTo(0x25A4));
        for (var pin = 1; pin < 15; pin++)
        {
            Assert.That(chip.Shown(pin), Has.Length.EqualTo(1), $"pin {pin}");
        }
    }

    [Test]
    public void A_level_that_another_process_set_is_not_put_back()
    {
        controller.OpenPin(0, PinMode.Output, PinValue.Low);
        chip.Leave(direction: 0, latch: 0x0100);
        controller.Write(0, PinValue.High);
        Assert.That(chip.Latch, Is.EqualTo(0x0101));
    }

    [Test]
    public void A_chip_that_was_reset_tells_that_its_pin_is_an_input_again()
    {
        controller.OpenPin(0, PinMode.Output, PinValue.High);
        chip.PowerOn();
        Assert.That(controller.GetPinMode(0), Is.EqualTo(PinMode.Input));
    }

    [Test]
    public void Reading_an_output_reads_its_latch_and_reading_an_input_its_pin()
    {
        chip.Outside = 0b10;
        controller.OpenPin(0, PinMode.Output, PinValue.High);
        controller.OpenPin(1, PinMode.Input);
        controller.OpenPin(2, PinMode.Input);
        Assert.That(controller.Read(0), Is.EqualTo(PinValue.High));
        Assert.That(controller.Read(1), Is.EqualTo(PinValue.High));
        Assert.That(controller.Read(2), Is.EqualTo(PinValue.Low));
    }

    [Test]
    public void An_inverted_input_left_by_an_earlier_program_is_read_upright()
    {
        chip.Leave(direction: 0xFFFF, latch: 0, polarity: 0xFF);
        chip.Outside = 1;
        controller.OpenPin(0);
        Assert.That(controller.Read(0), Is.EqualTo(PinValue.High));
    }

    [Test]
    public void A_pull_up_comes_and_goes_with_its_mode()
    {
        controller.OpenPin(9, PinMode.InputPullUp);
        Assert.That(chip.PullUps, Is.EqualTo(0x0200));
        Assert.That(controller.GetPinMode(9), Is.EqualTo(PinMode.InputPullUp));
        Assert.That(controller.Read(9), Is.EqualTo(PinValue.High));
        controller.SetPinMode(9, PinMode.Input);
        Assert.That(chip.PullUps, Is.Zero);
    }

    [Test]
    public void Toggling_turns_the_latch_round()
    {
        controller.OpenPin(5, PinMode.Output, PinValue.High);
        controller.Toggle(5);
        Assert.That(chip.Shown(5), Is.EqualTo("ZHL"));
    }

    [TestCase(-1)]
    [TestCase(16)]
    public void A_pin_it_does_not_have_is_an_error_that_says_what_it_has(int pin) =>
        Assert.That(() => controller.OpenPin(pin), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("0 to 15"));

    [TestCase(7)]
    [TestCase(15)]
    public void The_pins_that_are_outputs_only_refuse_to_be_inputs(int pin)
    {
        controller.OpenPin(pin);
        Assert.That(() => controller.SetPinMode(pin, PinMode.Input), Throws.InvalidOperationException);
    }

    [Test]
    public void Waiting_for_an_event_says_that_no_interrupt_is_wired()
    {
        controller.OpenPin(1, PinMode.Input);
        Assert.That(
            () => controller.WaitForEvent(1, PinEventTypes.Rising, TimeSpan.FromSeconds(1)),
            Throws.TypeOf<NotSupportedException>().With.Message.Contains("interrupt"));
    }

    [Test]
    public void A_change_is_not_cut_in_two_by_another_thread()
    {
        controller.OpenPin(0, PinMode.Output, PinValue.Low);
        controller.OpenPin(1, PinMode.Output, PinValue.Low);
        using var read = new ManualResetEventSlim();
        using var otherDone = new ManualResetEventSlim();
        var other = new Thread(() =>
        {
            read.Wait(TimeSpan.FromSeconds(5));
            controller.Write(1, PinValue.High);
            otherDone.Set();
        });

        // Between reading the latch and writing it back the other thread gets its chance; a lock makes it miss it.
        chip.AfterLatchWasRead = () =>
        {
            chip.AfterLatchWasRead = null;
            read.Set();
            otherDone.Wait(TimeSpan.FromMilliseconds(300));
        };
        other.Start();
        controller.Write(0, PinValue.High);
        Assert.That(other.Join(TimeSpan.FromSeconds(5)));
        Assert.That((chip.Shown(0), chip.Shown(1)), Is.EqualTo(("ZLH", "ZLH")));
    }

    private GpioController Connect() => new(new Mcp23017(bus.CreateDevice(0x20)));
}
