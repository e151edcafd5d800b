using PhoneRig.Simulator.Bench.Gpio;
using PhoneRig.Simulator.Bench.I2c;

namespace PhoneRig.Simulator.Tests.Bench.I2c;

/// <summary>The chip by its bytes alone, against NXP's data sheet.</summary>
internal sealed class Pca9685ChipTests
{
    private const byte Awake = 0x21;

    private readonly List<(int Pin, PulseTrain Pulses)> moved = [];
    private Pca9685Chip chip = new();

    [SetUp]
    public void Power_it()
    {
        moved.Clear();
        chip = new Pca9685Chip();
        chip.PulsesChanged += (pin, pulses) => moved.Add((pin, pulses));
    }

    [Test]
    public void After_power_on_it_sleeps_with_every_output_full_off_and_All_Call_on()
    {
        Assert.That(Read(0x00, 1), Is.EqualTo(new byte[] { 0x11 }));
        Assert.That(Read(0x01, 1), Is.EqualTo(new byte[] { 0x04 }));
        Assert.That(new byte[] { 2, 3, 4, 5 }.Select(register => Read(register, 1)[0]), Is.EqualTo(new byte[] { 0xE2, 0xE4, 0xE8, 0xE0 }));
        Assert.That(Read(0x45, 1), Is.EqualTo(new byte[] { 0x10 }));
        Assert.That(Read(0xFE, 1), Is.EqualTo(new byte[] { 0x1E }));
        Assert.That(Enumerable.Range(0, 16).Select(chip.Line), Is.All.EqualTo(new LineState(Driven: true, Level: false)));
    }

    [Test]
    public void Without_automatic_increment_all_bytes_go_to_one_register()
    {
        chip.Write([0x06, 1, 2, 3]);

        Assert.That(Read(0x06, 2), Is.EqualTo(new byte[] { 3, 3 }));
        Assert.That(Read(0x07, 1), Is.EqualTo(new byte[] { 0 }));
    }

    [Test]
    public void Automatic_increment_goes_on_at_MODE1_past_the_last_channel()
    {
        chip.Write([0x00, 0x31]);

        Assert.That(Read(0x45, 3), Is.EqualTo(new byte[] { 0x10, 0x31, 0x04 }));
    }

    [Test]
    public void A_channel_pulses_from_its_ON_count_to_its_OFF_count()
    {
        chip.Write([0xFE, 3]);
        chip.Write([0x00, Awake]);

        chip.Write([0x0A, 0x00, 0x08, 0x00, 0x0C]);

        Assert.That(moved, Is.EqualTo(new[] { (1, new PulseTrain(0.25, 4096 * 4 / 25e6)) }));
        Assert.That(chip.Line(1).Level, Is.True);
    }

    [Test]
    public void A_period_that_ends_before_it_begins_runs_over_the_end()
    {
        chip.Write([0x00, Awake]);

        chip.Write([0x06, 0x00, 0x0C, 0x00, 0x04]);

        Assert.That(chip.Pulses(0).Share, Is.EqualTo(0.5));
    }

    [Test]
    public void Full_off_wins_over_full_on()
    {
        chip.Write([0x00, Awake]);

        chip.Write([0x06, 0, 0x10, 0, 0]);
        Assert.That(chip.Pulses(0), Is.EqualTo(PulseTrain.On));

        chip.Write([0x09, 0x10]);
        Assert.That(chip.Pulses(0), Is.EqualTo(PulseTrain.Off));
    }

    [Test]
    public void The_outputs_change_together_at_the_stop()
    {
        chip.Write([0x00, Awake]);

        chip.Write([0x06, 0, 0x10, 0, 0]);

        Assert.That(moved, Is.EqualTo(new[] { (0, PulseTrain.On) }), "and not at the byte before, where it would have pulsed");
    }

    [Test]
    public void One_byte_switches_all_off()
    {
        chip.Write([0x00, Awake]);
        chip.Write([0xFA, 0, 0x10, 0, 0]);
        Assert.That(Enumerable.Range(0, 16).Select(chip.Pulses), Is.All.EqualTo(PulseTrain.On));

        chip.Write([0xFD, 0x10]);

        Assert.That(Enumerable.Range(0, 16).Select(chip.Pulses), Is.All.EqualTo(PulseTrain.Off));
        Assert.That(Read(0xFD, 1), Is.EqualTo(new byte[] { 0 }));
    }

    [Test]
    public void The_divider_takes_a_value_only_in_sleep_and_never_less_than_3()
    {
        chip.Write([0xFE, 0]);
        Assert.That(Read(0xFE, 1), Is.EqualTo(new byte[] { 3 }));

        chip.Write([0x00, Awake]);
        chip.Write([0xFE, 100]);
        Assert.That(Read(0xFE, 1), Is.EqualTo(new byte[] { 3 }));
    }

    [Test]
    public void Asleep_no_output_is_on_and_RESTART_tells_that_one_pulsed()
    {
        chip.Write([0x00, Awake]);
        chip.Write([0x06, 0, 0, 0, 8]);

        chip.Write([0x00, 0x31]);

        Assert.That(chip.Pulses(0), Is.EqualTo(PulseTrain.Off));
        Assert.That(Read(0x00, 1)[0] & 0x80, Is.EqualTo(0x80));
        chip.Write([0x00, 0xA1]);
        Assert.That(chip.Pulses(0).Share, Is.EqualTo(0.5));
        Assert.That(Read(0x00, 1)[0] & 0x80, Is.Zero);
    }

    [Test]
    public void It_answers_0x70_beside_its_own_address_until_MODE1_says_no()
    {
        var (bus, mux) = (new SimulatedI2cBus(), new Tca9548aChip());
        bus.Attach(0x40, chip);
        bus.Attach(0x70, mux);
        mux.Write([0x55]);
        using var device = bus.CreateDevice(0x70);
        Assert.That(device.ReadByte(), Is.EqualTo(0x55 & 0x11), "both speak at once, and zeros win");

        chip.Write([0x00, 0x20]);

        Assert.That(device.ReadByte(), Is.EqualTo(0x55));
    }

    [Test]
    public void The_general_call_resets_it_by_one_byte_only()
    {
        var bus = new SimulatedI2cBus();
        bus.Attach(0x40, chip);
        using var everyone = bus.CreateDevice(0);
        chip.Write([0x00, Awake]);
        chip.Write([0x06, 0, 0x10, 0, 0]);

        everyone.Write([0x04]);
        Assert.That(chip.Pulses(0), Is.EqualTo(PulseTrain.On));

        everyone.Write([0x06]);
        Assert.That(chip.Pulses(0), Is.EqualTo(PulseTrain.Off));
        Assert.That(Read(0x00, 1), Is.EqualTo(new byte[] { 0x11 }));
    }

    private byte[] Read(byte register, int count)
    {
        chip.Write([register]);
        var values = new byte[count];
        chip.Read(values);
        return values;
    }
}
