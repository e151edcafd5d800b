using PhoneRig.Simulator.Bench.I2c;
using PhoneRig.Simulator.Bench.Light;

namespace PhoneRig.Simulator.Tests.Bench.I2c;

/// <summary>The sensor by its bytes alone, against data sheet TCS3472 v1-02.</summary>
internal sealed class Tcs34725ChipTests
{
    private const byte Byte = 0x80;
    private const byte Increment = 0xA0;
    private static readonly LightLevel Lit = new(Clear: 4, Red: 3, Green: 2, Blue: 1);
    private TimeSpan now;
    private Tcs34725Chip chip = new(() => TimeSpan.Zero);

    [SetUp]
    public void Power_it()
    {
        now = TimeSpan.FromSeconds(100);
        chip = new Tcs34725Chip(() => now);
        chip.SetLight(Lit);
    }

    [Test]
    public void After_power_on_it_sleeps_and_its_registers_are_as_in_figure_24()
    {
        var expected = new byte[0x1C];
        expected[0x01] = 0xFF;
        expected[0x03] = 0xFF;
        expected[0x12] = 0x44;
        Pass(10_000);

        Assert.That(Read(Increment, 0x00, 0x1C), Is.EqualTo(expected));
    }

    [Test]
    public void It_says_that_it_is_a_TCS34725() => Assert.That(Read(Byte, 0x12, 1), Is.EqualTo(new byte[] { 0x44 }));

    [Test]
    public void Results_are_valid_after_warming_up_initialising_and_one_integration()
    {
        Start(atime: 0xF6, gain: 2);

        Pass(2.4 + 2.4 + 24 - 0.1);
        Assert.That(Read(Byte, 0x13, 1)[0], Is.Zero);
        Assert.That(Results(), Is.EqualTo(new[] { 0, 0, 0, 0 }));
        Pass(0.1);
        Assert.That(Read(Byte, 0x13, 1)[0], Is.EqualTo(0x01));
        Assert.That(Results(), Is.EqualTo(new[] { 640, 480, 320, 160 }), "light x 10 cycles x gain 16");
    }

    [Test]
    public void Nothing_is_integrated_without_both_PON_and_AEN([Values(0x00, 0x01, 0x02)] byte enable)
    {
        chip.Write([Byte | 0x00, enable]);
        Pass(10_000);

        Assert.That(Read(Byte, 0x13, 1)[0], Is.Zero);
    }

    [TestCase(0, 1)]
    [TestCase(1, 4)]
    [TestCase(2, 16)]
    [TestCase(3, 60)]
    public void The_gain_is_1_4_16_or_60(byte control, int gain)
    {
        Start(atime: 0xF6, gain: control);
        Pass(100);

        Assert.That(Results()[0], Is.EqualTo(4 * 10 * gain));
    }

    [TestCase(0xFF, 1024)]
    [TestCase(0xF6, 10240)]
    [TestCase(0xD5, 44032)]
    [TestCase(0xC1, 64512)]
    [TestCase(0xC0, 65535)]
    [TestCase(0x00, 65535)]
    public void Too_much_light_stops_at_1024_counts_a_cycle(byte atime, int most)
    {
        chip.SetLight(new LightLevel(1e6, 1e6, 1e6, 1e6));
        Start(atime, gain: 3);
        Pass(2000);

        Assert.That(Results(), Is.EqualTo(new[] { most, most, most, most }));
    }

    [Test]
    public void Results_are_low_byte_first()
    {
        Start(atime: 0xF6, gain: 2);
        Pass(100);

        Assert.That(Read(Increment, 0x14, 4), Is.EqualTo(new byte[] { 0x80, 0x02, 0xE0, 0x01 }));
    }

    [Test]
    public void Reading_a_low_byte_holds_its_high_byte()
    {
        Start(atime: 0xF6, gain: 2);
        Pass(100);
        Read(Byte, 0x14, 1);
        chip.SetLight(Lit * 100);
        Pass(100);

        Assert.That(Read(Byte, 0x15, 1)[0], Is.EqualTo(0x02), "the high byte of another integration");
        Assert.That(Results()[0], Is.EqualTo(10240));
    }

    [Test]
    public void A_high_byte_read_alone_is_not_the_result_s()
    {
        Start(atime: 0xF6, gain: 2);
        Pass(100);

        Assert.That(Read(Byte, 0x15, 1)[0], Is.Zero);
    }

    [Test]
    public void The_repeated_byte_type_reads_one_register_again_and_again()
    {
        Assert.That(Read(Byte, 0x12, 3), Is.EqualTo(new byte[] { 0x44, 0x44, 0x44 }));
        Assert.That(Read(Increment, 0x11, 3), Is.EqualTo(new byte[] { 0x00, 0x44, 0x00 }));
    }

    [Test]
    public void Every_read_starts_again_at_the_register_of_the_last_command()
    {
        Read(Increment, 0x12, 2);
        var again = new byte[1];
        chip.Read(again);

        Assert.That(again[0], Is.EqualTo(0x44));
    }

    [Test]
    public void A_special_function_selects_no_register_and_writes_none()
    {
        Read(Byte, 0x12, 1);
        chip.Write([0xE6, 0x03]);
        var read = new byte[1];
        chip.Read(read);

        Assert.That(read[0], Is.EqualTo(0x44));
        Assert.That(Read(Byte, 0x00, 1)[0], Is.Zero);
    }

    [Test]
    public void Bytes_without_the_command_bit_go_to_the_register_of_the_last_command()
    {
        chip.Write([Byte | 0x01]);
        chip.Write([0x5A]);

        Assert.That(Read(Byte, 0x01, 1)[0], Is.EqualTo(0x5A));
    }

    [Test]
    public void Several_bytes_are_written_to_one_register_or_to_successive_ones()
    {
        chip.Write([Increment | 0x03, 1, 2, 3]);
        Assert.That(Read(Increment, 0x03, 3), Is.EqualTo(new byte[] { 1, 2, 3 }));

        chip.Write([Byte | 0x03, 7, 8, 9]);
        Assert.That(Read(Increment, 0x03, 3), Is.EqualTo(new byte[] { 9, 2, 3 }));
    }

    [Test]
    public void Read_only_registers_and_reserved_bits_do_not_change()
    {
        chip.Write([Byte | 0x12, 0x00]);
        chip.Write([Byte | 0x14, 0x99]);
        chip.Write([Byte | 0x00, 0xE4]);

        Assert.That(Read(Byte, 0x12, 1)[0], Is.EqualTo(0x44));
        Assert.That(Read(Byte, 0x14, 1)[0], Is.Zero);
        Assert.That(Read(Byte, 0x00, 1)[0], Is.Zero);
    }

    [Test]
    public void A_lamp_that_changes_during_an_integration_gives_a_mixture()
    {
        Start(atime: 0xF6, gain: 0);
        Pass(2.4 + 2.4 + 12);
        chip.SetLight(LightLevel.None);
        Pass(12);

        Assert.That(Results(), Is.EqualTo(new[] { 20, 15, 10, 5 }));
    }

    [Test]
    public void After_a_long_time_the_result_is_that_of_the_last_integration()
    {
        Start(atime: 0xF6, gain: 0);
        Pass(2.4 + 2.4 + 12);
        chip.SetLight(LightLevel.None);
        Pass(12 + (1000 * 26.4));

        Assert.That(Results()[0], Is.Zero);
    }

    [Test]
    public void After_a_long_time_under_one_light_the_next_change_is_seen_in_step()
    {
        Start(atime: 0xF6, gain: 0);
        Pass(2.4 + (1000 * 26.4));
        Assert.That(Results()[0], Is.EqualTo(40));

        Pass(2.4 + 6);
        chip.SetLight(LightLevel.None);
        Pass(18);

        Assert.That(Results()[0], Is.EqualTo(10), "a quarter of the 1001st integration was lit");
    }

    [Test]
    public void The_wait_time_lies_between_integrations()
    {
        chip.Write([Byte | 0x03, 0xFE]);
        chip.Write([Byte | 0x0D, 0x02]);
        chip.Write([Byte | 0x00, 0x0B]);
        Pass(2.4 + 2.4 + 2.4);
        Assert.That(Read(Byte, 0x13, 1)[0], Is.EqualTo(0x01));

        chip.SetLight(Lit * 2);
        Pass((2 * 12 * 2.4) + 2.4 + 2.3);
        Assert.That(Results()[0], Is.EqualTo(4));
        Pass(0.1);
        Assert.That(Results()[0], Is.EqualTo(8));
    }

    [Test]
    public void Stopping_makes_the_results_invalid_and_keeps_them()
    {
        Start(atime: 0xF6, gain: 0);
        Pass(100);
        chip.Write([Byte | 0x00, 0x01]);

        Assert.That(Read(Byte, 0x13, 1)[0], Is.Zero);
        Assert.That(Results()[0], Is.EqualTo(40));
    }

    [Test]
    public void A_power_cut_forgets_everything()
    {
        Start(atime: 0xF6, gain: 2);
        Pass(100);

        chip.PowerOnReset();

        Assert.That(Read(Increment, 0x00, 2), Is.EqualTo(new byte[] { 0x00, 0xFF }));
        Assert.That(Results(), Is.EqualTo(new[] { 0, 0, 0, 0 }));
    }

    [Test]
    public void Noise_stays_within_its_share_and_is_the_same_for_the_same_seed()
    {
        var one = Noisy();
        Assert.That(one, Is.EqualTo(Noisy()));
        Assert.That(one.Distinct().Count(), Is.GreaterThan(5));
        Assert.That(one, Is.All.InRange(640 - 6.4 - 1.5, 640 + 6.4 + 1.5));
    }

    private int[] Noisy()
    {
        chip = new Tcs34725Chip(() => now, new SensorNoise(new Random(70), 0.01));
        chip.SetLight(Lit);
        Start(atime: 0xF6, gain: 2);
        return [.. Enumerable.Range(0, 50).Select(_ =>
        {
            Pass(30);
            return Results()[0];
        })];
    }

    private void Start(byte atime, byte gain)
    {
        chip.Write([Byte | 0x01, atime]);
        chip.Write([Byte | 0x0F, gain]);
        chip.Write([Byte | 0x00, 0x01]);
        chip.Write([Byte | 0x00, 0x03]);
    }

    private void Pass(double milliseconds) => now += TimeSpan.FromMicroseconds(Math.Round(milliseconds * 1000));

    private byte[] Read(byte type, byte register, int count)
    {
        chip.Write([(byte)(type | register)]);
        var bytes = new byte[count];
        chip.Read(bytes);
        return bytes;
    }

    private int[] Results()
    {
        var bytes = Read(Increment, 0x14, 8);
        return [.. Enumerable.Range(0, 4).Select(i => bytes[2 * i] | (bytes[(2 * i) + 1] << 8))];
    }
}
