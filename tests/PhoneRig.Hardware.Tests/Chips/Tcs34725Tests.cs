using PhoneRig.Hardware.Chips;
using PhoneRig.Hardware.Tests.Fakes;

namespace PhoneRig.Hardware.Tests.Chips;

[TestFixture]
internal sealed class Tcs34725Tests
{
    private FakeI2cBus bus = null!;
    private FakeTcs34725 chip = null!;
    private Tcs34725 sensor = null!;

    [SetUp]
    public void MakeASensor()
    {
        bus = new FakeI2cBus();
        bus.Chips[Tcs34725.DefaultI2cAddress] = chip = new FakeTcs34725();
        sensor = new Tcs34725(bus.CreateDevice(Tcs34725.DefaultI2cAddress));
    }

    [TearDown]
    public void Close()
    {
        sensor.Dispose();
        bus.Dispose();
    }

    [Test]
    public void Making_it_sends_nothing() => Assert.That(bus.Transfers, Is.Zero);

    [Test]
    public void Starting_writes_the_settings_and_power_before_measuring()
    {
        sensor.Start(integrationCycles: 20, Tcs34725Gain.Times4);
        sensor.TryRead(out _);
        Assert.That(chip.Written, Is.EqualTo(new[] { (0x01, (byte)236), (0x0F, (byte)1), (0x00, (byte)1), (0x00, (byte)3) }));
    }

    [Test]
    public void Counts_are_low_byte_first_and_grow_with_the_light()
    {
        sensor.Start();
        sensor.TryRead(out _);
        var last = -1;
        foreach (var light in new[] { 0, 1, 16, 255, 256, 257, 512, 9000 })
        {
            chip.See(light, 0x0102, 0x0304, 0x0506);
            Assert.That(sensor.TryRead(out var counts));
            Assert.That(counts.Clear, Is.EqualTo(light).And.GreaterThan(last));
            Assert.That((counts.Red, counts.Green, counts.Blue), Is.EqualTo((0x0102, 0x0304, 0x0506)));
            last = counts.Clear;
        }
    }

    [Test]
    public void The_status_and_all_four_channels_come_in_one_transfer()
    {
        sensor.Start();
        sensor.TryRead(out _);
        var before = chip.Reads;
        sensor.TryRead(out _);
        Assert.That(chip.Reads - before, Is.EqualTo(1));
    }

    [Test]
    public void There_is_no_measurement_before_one_has_ended()
    {
        chip.Measures = false;
        sensor.Start();
        Assert.That(sensor.TryRead(out _), Is.False);
        Assert.That(sensor.TryRead(out _), Is.False);
        chip.Measures = true;
        Assert.That(sensor.TryRead(out _), Is.True);
    }

    [Test]
    public void A_chip_that_lost_its_settings_gives_no_measurement_instead_of_darkness()
    {
        sensor.Start();
        sensor.TryRead(out _);
        chip.PowerOn();
        Assert.That(sensor.TryRead(out _), Is.False);
    }

    [TestCase(17, 13055, false)]
    [TestCase(17, 13056, true)]
    [TestCase(1, 767, false)]
    [TestCase(1, 768, true)]
    public void Three_quarters_of_full_scale_count_as_saturated(int cycles, int clear, bool saturated)
    {
        sensor.Start(cycles);
        sensor.TryRead(out _);
        chip.See(clear, 1, 1, 1);
        sensor.TryRead(out var counts);
        Assert.That(counts.Saturated, Is.EqualTo(saturated));
    }

    [Test]
    public void It_tells_how_long_it_collected_light()
    {
        sensor.Start(integrationCycles: 20);
        sensor.TryRead(out _);
        sensor.TryRead(out var counts);
        Assert.That(counts.IntegrationTime, Is.EqualTo(TimeSpan.FromMilliseconds(48)));
    }

    [TestCase(0x44)]
    [TestCase(0x4D)]
    public void Both_known_parts_are_taken(byte id)
    {
        chip.Id = id;
        Assert.That(() => sensor.Start(), Throws.Nothing);
    }

    [Test]
    public void Another_chip_at_its_address_is_named_and_not_written_to()
    {
        chip.Id = 0x10;
        Assert.That(() => sensor.Start(), Throws.InstanceOf<IOException>().With.Message.Contains("0x10"));
        Assert.That(chip.Written, Is.Empty);
    }

    [TestCase(0)]
    [TestCase(21)]
    public void An_integration_time_too_long_for_twenty_looks_a_second_is_refused(int cycles) =>
        Assert.That(() => sensor.Start(cycles), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Reading_before_starting_is_an_error() =>
        Assert.That(() => sensor.TryRead(out _), Throws.InvalidOperationException);
}
