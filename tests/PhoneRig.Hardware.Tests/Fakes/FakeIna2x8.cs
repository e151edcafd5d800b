using System.Buffers.Binary;

namespace PhoneRig.Hardware.Tests.Fakes;

/// <summary>An INA228 or INA238 by its registers: 16-bit settings high byte first, results of 16 bits, or of 20 in 24, and CNVRF, which reading clears.</summary>
internal sealed class FakeIna2x8 : II2cChip
{
    private readonly bool wide;
    private readonly Dictionary<int, int> registers = [];
    private int pointer;

    public FakeIna2x8(bool wide)
    {
        this.wide = wide;
        PowerOn();
    }

    public List<(int Register, int Value)> Written { get; } = [];

    /// <summary>False: measurements do not end.</summary>
    public bool Measures { get; set; } = true;

    public int this[int register]
    {
        get => registers[register];
        set => registers[register] = value;
    }

    public void PowerOn()
    {
        registers.Clear();
        (registers[0x00], registers[0x01], registers[0x02], registers[0x05], registers[0x07]) = (0, 0xFB68, 0x1000, 0, 0);
        (registers[0x3E], registers[0x3F]) = (0x5449, wide ? 0x2281 : 0x2381);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        pointer = bytes[0];
        if (bytes.Length > 1)
        {
            Assert.That(bytes.Length, Is.EqualTo(3), "a register is written whole");
            registers[pointer] = BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);
            Written.Add((pointer, registers[pointer]));
        }
    }

    public void Read(Span<byte> bytes)
    {
        // The lowest four of an INA228's 24 bits are none.
        var result = wide && (pointer is 0x05 or 0x07);
        var width = result ? 3 : 2;
        Assert.That(bytes.Length, Is.EqualTo(width), "a register is read whole");
        var value = pointer == 0x0B ? (Measures ? 0x0003 : 0x0001) : registers[pointer] << (result ? 4 : 0);
        for (var i = width - 1; i >= 0; i--)
        {
            bytes[i] = (byte)(value & 0xFF);
            value >>= 8;
        }
    }
}
