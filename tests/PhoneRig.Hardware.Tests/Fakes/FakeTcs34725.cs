using System.Buffers.Binary;

namespace PhoneRig.Hardware.Tests.Fakes;

/// <summary>The colour sensor from its data sheet: command byte with repeated or auto-increment addressing, and AVALID only after measuring was switched on.</summary>
internal sealed class FakeTcs34725 : II2cChip
{
    private readonly byte[] registers = new byte[32];
    private int pointer;
    private bool increment;

    public FakeTcs34725() => PowerOn();

    public int Reads { get; private set; }

    public List<(int Register, byte Value)> Written { get; } = [];

    /// <summary>False: measurements do not end.</summary>
    public bool Measures { get; set; } = true;

    public byte Id { set => registers[0x12] = value; }

    public byte this[int register] => registers[register];

    public void PowerOn()
    {
        Array.Clear(registers);
        registers[0x01] = 0xFF;
        registers[0x12] = 0x44;
    }

    public void See(int clear, int red, int green, int blue)
    {
        int[] counts = [clear, red, green, blue];
        for (var channel = 0; channel < 4; channel++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(registers.AsSpan(0x14 + (2 * channel)), (ushort)counts[channel]);
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        Assert.That(bytes[0] & 0x80, Is.EqualTo(0x80), "the command bit is set");
        pointer = bytes[0] & 0x1F;
        increment = (bytes[0] & 0x60) == 0x20;
        foreach (var value in bytes[1..])
        {
            Written.Add((pointer, value));
            registers[pointer] = value;
            Next();
        }
    }

    public void Read(Span<byte> bytes)
    {
        Reads++;
        registers[0x13] = (byte)(Measures && registers[0] == 0x03 ? 0x11 : 0x10);
        foreach (ref var value in bytes)
        {
            value = registers[pointer];
            Next();
        }
    }

    private void Next()
    {
        if (increment)
        {
            pointer = (pointer + 1) & 0x1F;
        }
    }
}
