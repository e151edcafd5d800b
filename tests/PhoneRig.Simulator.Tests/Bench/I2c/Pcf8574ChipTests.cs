using PhoneRig.Simulator.Bench.Gpio;
using PhoneRig.Simulator.Bench.I2c;

namespace PhoneRig.Simulator.Tests.Bench.I2c;

/// <summary>The chip by its bytes alone, against NXP's data sheet.</summary>
internal sealed class Pcf8574ChipTests
{
    private readonly List<(int Pin, LineState State)> moved = [];
    private Pcf8574Chip chip = new();

    [SetUp]
    public void Power_it()
    {
        moved.Clear();
        chip = new Pcf8574Chip();
        chip.LineChanged += (pin, state) => moved.Add((pin, state));
    }

    [Test]
    public void After_power_on_every_pin_is_weakly_high()
    {
        Assert.That(Read(), Is.EqualTo(0xFF));
        Assert.That(Enumerable.Range(0, 8).Select(pin => chip.Line(pin)), Is.All.EqualTo(LineState.Released));
    }

    [Test]
    public void A_low_is_driven_and_a_high_lets_go()
    {
        chip.Write([0xFD]);
        chip.Write([0xFF]);

        Assert.That(moved, Is.EqualTo(new[] { (1, new LineState(true, false)), (1, LineState.Released) }));
    }

    [Test]
    public void Every_byte_of_a_message_sets_the_port()
    {
        chip.Write([0x00, 0xFF, 0xFE]);

        Assert.That(moved.Count(one => one.Pin == 0), Is.EqualTo(3));
        Assert.That(moved.Count(one => one.Pin == 7), Is.EqualTo(2));
    }

    [Test]
    public void Reading_shows_the_pins_and_not_the_latch()
    {
        chip.SetInput(4, level: false);
        Assert.That(Read(), Is.EqualTo(0xEF));

        chip.Write([0xFE]);
        chip.SetInput(0, level: true);

        Assert.That(Read(), Is.EqualTo(0xEE), "a low of the chip's wins");
    }

    [Test]
    public void A_dip_of_its_supply_lets_every_pin_go()
    {
        chip.Write([0x00]);

        chip.PowerOnReset();

        Assert.That(Read(), Is.EqualTo(0xFF));
        Assert.That(chip.Line(3), Is.EqualTo(LineState.Released));
    }

    private byte Read()
    {
        Span<byte> port = stackalloc byte[2];
        chip.Read(port);
        Assert.That(port[1], Is.EqualTo(port[0]));
        return port[0];
    }
}
