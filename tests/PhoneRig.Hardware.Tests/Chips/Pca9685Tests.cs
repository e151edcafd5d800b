using System.Device.Gpio;
using PhoneRig.Hardware.Chips;
using PhoneRig.Simulator.Bench.I2c;

namespace PhoneRig.Hardware.Tests.Chips;

/// <summary>The driver on the simulated chip, which shares no code with it.</summary>
internal sealed class Pca9685Tests
{
    private SimulatedI2cBus bus = null!;
    private CountedChip wire = null!;
    private Pca9685Chip chip = null!;
    private Pca9685 driver = null!;
    private GpioController controller = null!;

    [SetUp]
    public void Make_a_chip()
    {
        bus = new SimulatedI2cBus();
        chip = new Pca9685Chip();
        wire = new CountedChip(chip);
        bus.Attach(0x41, wire);
        Connect();
    }

    [TearDown]
    public void Close()
    {
        controller.Dispose();
        driver.Dispose();
        bus.Dispose();
    }

    [Test]
    public void Making_opening_closing_and_disposing_it_sends_nothing()
    {
        controller.OpenPin(3);
        controller.ClosePin(3);
        controller.Dispose();
        Assert.That(wire.Transfers, Is.Zero);
    }

    [Test]
    public void Asking_a_chip_that_sleeps_changes_nothing()
    {
        Assert.That(driver.IsAwake(), Is.False);
        Assert.That(driver.Duty(0), Is.Zero);
        controller.OpenPin(3);
        Assert.That(controller.GetPinMode(3), Is.EqualTo(PinMode.Input), "nothing is driven");
        Assert.That(wire.Written, Is.Empty);
    }

    [Test]
    public void The_first_order_wakes_it_at_1526_Hz_with_All_Call_off_and_moves_only_what_was_asked()
    {
        driver.SetDuty(5, 0.35);

        Assert.That(driver.IsAwake(), Is.True);
        Assert.That(driver.Duty(5), Is.EqualTo(0.35).Within(1.0 / 4096));
        Assert.That(1 / chip.Pulses(5).Period, Is.EqualTo(1526).Within(1));
        Assert.That(wire.Peek(0x00), Is.EqualTo(0x20), "automatic increment, and nothing else");
        Assert.That(Enumerable.Range(0, 16).Count(channel => chip.Pulses(channel).Share > 0), Is.EqualTo(1));
    }

    [Test]
    public void What_an_earlier_program_left_on_is_adopted_without_moving()
    {
        driver.SetDuty(1, 1);
        driver.SetDuty(2, 0.25);
        Connect();
        wire.Written.Clear();

        Assert.That(Enumerable.Range(0, 4).Select(driver.Duty), Is.EqualTo(new[] { 0, 1, 0.25, 0 }));
        Assert.That(wire.Written, Is.Empty);

        driver.SetDuty(0, 1);
        Assert.That(chip.Pulses(2).Share, Is.EqualTo(0.25));
    }

    [Test]
    public void A_chip_that_was_put_to_sleep_with_outputs_on_wakes_with_all_off()
    {
        driver.SetDuty(1, 1);
        chip.Write([0x00, 0x30]);

        driver.SetDuty(2, 1);

        Assert.That(chip.Pulses(1).Share, Is.Zero, "it had been off for as long as the chip slept");
        Assert.That(chip.Pulses(2).Share, Is.EqualTo(1));
    }

    [Test]
    public void An_output_goes_from_share_to_share_with_no_other_on_the_way([Values(0, 0.1, 0.5, 1)] double from, [Values(0, 0.2, 1)] double to)
    {
        driver.SetDuty(7, from);
        var seen = new List<double>();
        chip.PulsesChanged += (_, pulses) => seen.Add(pulses.Share);

        driver.SetDuty(7, to);

        Assert.That(seen, from == to ? Is.Empty : Is.EqualTo(new[] { to }).Within(1.0 / 4096));
    }

    [Test]
    public void Neighbours_are_switched_off_in_one_transfer_and_nobody_else()
    {
        foreach (var channel in Enumerable.Range(0, 16))
        {
            driver.SetDuty(channel, 1);
        }

        wire.Written.Clear();
        driver.SwitchOff([12, 0, 1, 2, 11]);

        Assert.That(wire.Written, Has.Count.EqualTo(2));
        Assert.That(Enumerable.Range(0, 16).Where(channel => chip.Pulses(channel).Share == 0), Is.EqualTo(new[] { 0, 1, 2, 11, 12 }));
    }

    [Test]
    public void Lowering_never_switches_on()
    {
        driver.Lower(3, 0.35);
        Assert.That(chip.Pulses(3).Share, Is.Zero);

        driver.SetDuty(3, 1);
        driver.Lower(3, 0.35);
        Assert.That(chip.Pulses(3).Share, Is.EqualTo(0.35).Within(1.0 / 4096));
    }

    [Test]
    public void Its_channels_are_pins_that_are_on_or_off()
    {
        controller.OpenPin(4, PinMode.Output, PinValue.High);
        Assert.That(chip.Pulses(4).Share, Is.EqualTo(1));
        Assert.That(controller.Read(4), Is.EqualTo(PinValue.High));

        controller.Write(4, PinValue.Low);
        Assert.That(chip.Pulses(4).Share, Is.Zero);
        Assert.That(() => controller.OpenPin(5, PinMode.Input), Throws.InvalidOperationException);
    }

    [Test]
    public void A_chip_that_reset_itself_is_seen_to_drive_nothing()
    {
        controller.OpenPin(4, PinMode.Output, PinValue.High);
        chip.PowerOnReset();
        Assert.That(driver.IsAwake(), Is.False);
        Assert.That(controller.GetPinMode(4), Is.EqualTo(PinMode.Input));
    }

    [TestCase(-1)]
    [TestCase(16)]
    public void There_are_16_channels(int channel) => Assert.That(() => driver.SetDuty(channel, 1), Throws.TypeOf<ArgumentOutOfRangeException>());

    private void Connect()
    {
        controller?.Dispose();
        driver = new Pca9685(bus.CreateDevice(0x41));
        controller = new GpioController(driver);
    }

    /// <summary>The chip, with a clip on its wires.</summary>
    private sealed class CountedChip(Pca9685Chip chip) : ISimulatedI2cChip
    {
        public int Transfers { get; private set; }

        /// <summary>Messages that wrote a register, and not only its address for a read.</summary>
        public List<byte[]> Written { get; } = [];

        public void Write(ReadOnlySpan<byte> bytes)
        {
            Transfers++;
            if (bytes.Length > 1)
            {
                Written.Add(bytes.ToArray());
            }

            chip.Write(bytes);
        }

        public void Read(Span<byte> bytes) => chip.Read(bytes);

        public byte Peek(byte register)
        {
            Span<byte> value = stackalloc byte[1];
            chip.Write([register]);
            chip.Read(value);
            return value[0];
        }
    }
}
