using System.Buffers.Binary;
using PhoneRig.Simulator.Bench.I2c;

namespace PhoneRig.Simulator.Tests.Bench.I2c;

[TestFixture(true)]
[TestFixture(false)]
internal sealed class Ina2x8ChipTests(bool wide)
{
    private TimeSpan now;
    private Ina2x8Chip chip = null!;

    [SetUp]
    public void Power()
    {
        now = TimeSpan.Zero;
        chip = new Ina2x8Chip(() => now, wide);
    }

    [Test]
    public void After_power_on_the_registers_are_the_data_sheet_s()
    {
        Assert.That((Word(0x01), Word(0x02), Word(0x3E), Word(0x3F)), Is.EqualTo((0xFB68, 0x1000, 0x5449, wide ? 0x2281 : 0x2381)));
    }

    [Test]
    public void With_the_calibration_of_after_power_on_a_step_of_the_current_is_one_of_the_shunt()
    {
        chip.SetLine(48, 1000);
        Wait(10);
        Assert.That(Result(0x07), Is.EqualTo(wide ? 64_000 : 4_000), "20 mV by 312.5 nV, by 5 uV");
        Assert.That(Result(0x05), Is.EqualTo(wide ? 245_760 : 15_360), "48 V by 195.3125 uV, by 3.125 mV");
    }

    [Test]
    public void In_the_finer_range_a_step_is_a_quarter_and_what_is_beyond_it_is_clipped()
    {
        Write(0x00, 0x0010);
        chip.SetLine(48, 1000);
        Wait(10);
        Assert.That(Result(0x07), Is.EqualTo(wide ? 256_000 : 16_000));

        chip.SetLine(48, 5000);
        Wait(10);
        Assert.That(Result(0x07), Is.EqualTo(wide ? 524_287 : 32_767));
    }

    [Test]
    public void A_calibration_of_zero_measures_no_current()
    {
        Write(0x02, 0);
        chip.SetLine(48, 1000);
        Wait(10);
        Assert.That(Result(0x07), Is.Zero);
    }

    [Test]
    public void A_result_is_there_when_its_conversions_have_ended_and_reading_the_flags_takes_the_flag()
    {
        Write(0x01, 0xFB6A);
        chip.SetLine(48, 131);
        Wait(50);
        Assert.That((Word(0x0B) & 2, Result(0x07)), Is.EqualTo((0, 0)), "3 x 16 x 1.052 ms");
        Wait(1);
        Assert.That(Word(0x0B) & 2, Is.EqualTo(2));
        Assert.That(Word(0x0B) & 2, Is.Zero);
        Wait(51);
        Assert.That(Word(0x0B) & 2, Is.EqualTo(2));
    }

    [Test]
    public void A_chip_that_is_shut_down_measures_nothing()
    {
        Write(0x01, 0x0000);
        chip.SetLine(48, 131);
        Wait(1000);
        Assert.That((Word(0x0B) & 2, Result(0x07)), Is.EqualTo((0, 0)));
    }

    [Test]
    public void A_reset_brings_all_settings_back()
    {
        Write(0x00, 0x0010);
        Write(0x00, 0x8000);
        Assert.That((Word(0x00), Word(0x01)), Is.EqualTo((0, 0xFB68)));
    }

    private void Wait(int milliseconds) => now += TimeSpan.FromMilliseconds(milliseconds);

    private void Write(byte register, int value) => chip.Write([register, (byte)(value >> 8), (byte)(value & 0xFF)]);

    private int Word(byte register)
    {
        Span<byte> bytes = stackalloc byte[2];
        chip.Write([register]);
        chip.Read(bytes);
        return BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }

    private int Result(byte register)
    {
        Span<byte> bytes = stackalloc byte[4];
        chip.Write([register]);
        chip.Read(bytes[..(wide ? 3 : 2)]);
        return BinaryPrimitives.ReadInt32BigEndian(bytes) >> (wide ? 12 : 16);
    }
}
