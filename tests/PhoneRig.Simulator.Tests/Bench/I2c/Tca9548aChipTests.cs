using System.Device.I2c;
using PhoneRig.Simulator.Bench.I2c;

namespace PhoneRig.Simulator.Tests.Bench.I2c;

/// <summary>The switch by its bytes alone, against data sheet SCPS207F.</summary>
internal sealed class Tca9548aChipTests
{
    private readonly Tca9548aChip mux = new();
    private readonly SimulatedI2cBus bus = new(1);
    private readonly I2cDevice control;

    public Tca9548aChipTests()
    {
        bus.Attach(0x70, mux);
        control = bus.CreateDevice(0x70);
        for (var channel = 0; channel < 8; channel++)
        {
            mux.Channel(channel).Attach(0x29, new Marked((byte)(0xFF ^ (1 << channel))));
        }
    }

    [SetUp]
    public void Power_it()
    {
        mux.Channel(4).Stuck = false;
        mux.PowerOnReset();
    }

    [OneTimeTearDown]
    public void Close()
    {
        control.Dispose();
        bus.Dispose();
    }

    [Test]
    public void After_power_on_no_channel_is_joined()
    {
        Assert.That(control.ReadByte(), Is.Zero);
        Assert.That(() => ReadSensor(), Throws.InstanceOf<IOException>().With.Message.Contains("Error 121"));
    }

    [Test]
    public void Eight_sensors_of_one_address_are_told_apart_by_channel([Range(0, 7)] int channel)
    {
        control.WriteByte((byte)(1 << channel));

        Assert.That(ReadSensor(), Is.EqualTo(0xFF ^ (1 << channel)));
        Assert.That(control.ReadByte(), Is.EqualTo(1 << channel));
    }

    [Test]
    public void Chips_on_two_joined_channels_talk_over_each_other()
    {
        control.WriteByte(0b1000_0010);

        Assert.That(ReadSensor(), Is.EqualTo(0b0111_1101));
    }

    [Test]
    public void A_write_reaches_the_chips_of_all_joined_channels_and_of_no_other()
    {
        var chips = Enumerable.Range(0, 3).Select(_ => new Mcp23017Chip()).ToArray();
        for (var channel = 0; channel < 3; channel++)
        {
            mux.Channel(channel).Attach(0x20, chips[channel]);
        }

        control.WriteByte(0b011);
        using var expander = bus.CreateDevice(0x20);
        expander.Write([0x00, 0xFE]);

        Assert.That(chips.Select(chip => chip.Line(0).Driven), Is.EqualTo(new[] { true, true, false }));
    }

    [Test]
    public void The_last_of_several_bytes_counts_and_every_read_byte_is_the_register()
    {
        control.Write([0x01, 0x02, 0x40]);
        var read = new byte[3];
        control.Read(read);

        Assert.That(read, Is.EqualTo(new byte[] { 0x40, 0x40, 0x40 }));
    }

    [Test]
    public void A_stuck_channel_holds_the_bus_only_while_it_is_joined_and_only_a_reset_frees_it()
    {
        mux.Channel(4).Stuck = true;
        control.WriteByte(0x01);
        Assert.That(() => ReadSensor(), Throws.Nothing);

        control.WriteByte(0x10);
        Assert.That(() => control.WriteByte(0), Throws.InstanceOf<IOException>().With.Message.Contains("Error 110"));
        mux.PowerOnReset();
        Assert.That(control.ReadByte(), Is.Zero);
    }

    private byte ReadSensor()
    {
        using var sensor = bus.CreateDevice(0x29);
        return sensor.ReadByte();
    }

    private sealed class Marked(byte mark) : ISimulatedI2cChip
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
        }

        public void Read(Span<byte> bytes) => bytes.Fill(mark);
    }
}
