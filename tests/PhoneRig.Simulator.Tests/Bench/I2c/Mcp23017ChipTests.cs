using PhoneRig.Simulator.Bench.Gpio;
using PhoneRig.Simulator.Bench.I2c;

namespace PhoneRig.Simulator.Tests.Bench.I2c;

/// <summary>The chip by its bytes alone, against data sheet DS20001952C.</summary>
internal sealed class Mcp23017ChipTests
{
    private readonly List<(int Pin, LineState State)> moved = [];
    private Mcp23017Chip chip = new();

    [SetUp]
    public void Power_it()
    {
        moved.Clear();
        chip = new Mcp23017Chip();
        chip.LineChanged += (pin, state) => moved.Add((pin, state));
    }

    [Test]
    public void After_power_on_the_22_registers_are_as_in_table_3_5()
    {
        byte[] expected = new byte[22];
        expected[0] = expected[1] = 0xFF;

        Assert.That(Read(0x00, 22), Is.EqualTo(expected));
        Assert.That(Enumerable.Range(0, 16).All(pin => !chip.Line(pin).Driven), Is.True);
    }

    [Test]
    public void A_pin_drives_its_latch_once_its_direction_is_output()
    {
        chip.Write([0x14, 0x01]);
        Assert.That(moved, Is.Empty, "an input drives nothing");

        chip.Write([0x00, 0xFE]);

        Assert.That(moved, Is.EqualTo(new[] { (0, new LineState(true, true)) }));
    }

    [Test]
    public void Port_B_has_the_pins_8_to_15()
    {
        chip.Write([0x01, 0x7F]);
        chip.Write([0x15, 0x80]);

        Assert.That(chip.Line(15), Is.EqualTo(new LineState(true, true)));
        Assert.That(chip.Line(7).Driven, Is.False);
    }

    [Test]
    public void Writing_GPIO_sets_the_latch()
    {
        chip.Write([0x00, 0x00, 0x00]);

        chip.Write([0x12, 0xA5, 0x5A]);

        Assert.That(Read(0x14, 2), Is.EqualTo(new byte[] { 0xA5, 0x5A }));
        Assert.That(Read(0x12, 2), Is.EqualTo(new byte[] { 0xA5, 0x5A }));
    }

    [Test]
    public void GPIO_reads_the_pins_and_OLAT_the_latch()
    {
        chip.Write([0x14, 0xFF]);
        chip.SetInput(0, true);

        Assert.That(Read(0x12, 1), Is.EqualTo(new byte[] { 0x01 }));
        Assert.That(Read(0x14, 1), Is.EqualTo(new byte[] { 0xFF }));
    }

    [Test]
    public void Inputs_have_pull_ups_and_polarity()
    {
        chip.Write([0x0C, 0x03]);
        chip.Write([0x02, 0x02]);

        Assert.That(Read(0x12, 1), Is.EqualTo(new byte[] { 0x01 }), "pin 0 pulled up, pin 1 pulled up and inverted");
        chip.SetInput(1, false);
        Assert.That(Read(0x12, 1), Is.EqualTo(new byte[] { 0x03 }));
    }

    [Test]
    public void The_address_counts_up_and_rolls_over_after_the_last_register()
    {
        chip.Write([0x15, 0x11, 0x22, 0x33]);

        Assert.That(Read(0x15, 3), Is.EqualTo(new byte[] { 0x11, 0x22, 0x33 }));
        Assert.That(Read(0x00, 2), Is.EqualTo(new byte[] { 0x22, 0x33 }));
    }

    [Test]
    public void A_read_goes_on_where_the_last_transfer_stopped()
    {
        chip.Write([0x14, 0xAA, 0xBB]);
        chip.Write([0x14]);
        var one = new byte[1];
        chip.Read(one);
        chip.Read(one);

        Assert.That(one[0], Is.EqualTo(0xBB));
    }

    [Test]
    public void Byte_mode_toggles_within_the_pair()
    {
        chip.Write([0x14, 0xAA, 0xBB]);
        chip.Write([0x0A, 0x20]);

        Assert.That(Read(0x14, 3), Is.EqualTo(new byte[] { 0xAA, 0xBB, 0xAA }));
    }

    [Test]
    public void IOCON_is_one_register_at_two_addresses_without_its_lowest_bit()
    {
        chip.Write([0x0B, 0x45]);

        Assert.That(Read(0x0A, 2), Is.EqualTo(new byte[] { 0x44, 0x44 }));
    }

    [Test]
    public void With_BANK_set_each_port_has_its_registers_together()
    {
        chip.Write([0x14, 0xAA, 0xBB]);
        chip.Write([0x0A, 0x80]);

        Assert.That(Read(0x0A, 1), Is.EqualTo(new byte[] { 0xAA }));
        Assert.That(Read(0x1A, 1), Is.EqualTo(new byte[] { 0xBB }));
        Assert.That(Read(0x05, 1), Is.EqualTo(new byte[] { 0x80 }));
        Assert.That(Read(0x00, 1), Is.EqualTo(new byte[] { 0xFF }));
    }

    [Test]
    public void Interrupt_flags_and_captures_cannot_be_written()
    {
        chip.Write([0x0E, 1, 2, 3, 4]);

        Assert.That(Read(0x0E, 4), Is.EqualTo(new byte[4]));
    }

    [Test]
    public void Only_pins_that_move_are_reported_and_one_write_moves_all_its_pins()
    {
        chip.Write([0x00, 0x00]);
        moved.Clear();

        chip.Write([0x14, 0x03]);
        chip.Write([0x14, 0x02]);

        Assert.That(moved, Is.EqualTo(new[]
        {
            (0, new LineState(true, true)), (1, new LineState(true, true)), (0, new LineState(true, false)),
        }));
    }

    [Test]
    public void A_power_on_reset_lets_every_pin_go()
    {
        chip.Write([0x00, 0xFE]);
        chip.Write([0x14, 0x01]);
        moved.Clear();

        chip.PowerOnReset();

        Assert.That(moved, Is.EqualTo(new[] { (0, LineState.Released) }));
        Assert.That(Read(0x00, 1), Is.EqualTo(new byte[] { 0xFF }));
    }

    private byte[] Read(byte register, int count)
    {
        chip.Write([register]);
        var bytes = new byte[count];
        chip.Read(bytes);
        return bytes;
    }
}
