using System.Buffers.Binary;
using System.Device.I2c;

namespace PhoneRig.Hardware.Chips;

/// <summary>
/// A colour sensor with a fixed address: several need a mux. Made without a transfer; <see cref="Start"/> sets it up and
/// <see cref="TryRead"/> takes the last finished measurement, without waiting.
/// </summary>
/// <param name="device">The sensor.</param>
/// <param name="shouldDispose">True: the device is disposed with this object.</param>
public sealed class Tcs34725(I2cDevice device, bool shouldDispose = true) : IDisposable
{
    /// <summary>Its address; there is no other (data sheet, ordering information).</summary>
    public const int DefaultI2cAddress = 0x29;

    /// <summary>The longest integration that <see cref="Start"/> takes: 20 cycles, 48 ms, so that a look 20 times a second always finds a new measurement.</summary>
    public const int MaxCycles = 20;

    /// <summary>
    /// Default: 17 cycles, 40.8 ms, within 2 % of a whole number of flickers of 50 Hz (4 of 10 ms) and 60 Hz (5 of 8.33 ms) mains light;
    /// 48 ms would be off by 4 %.
    /// </summary>
    public const int DefaultCycles = 17;

    /// <summary>Bit 7 marks a command, bits 6:5 = 01 go on to the next register after each byte (data sheet table 4).</summary>
    private const byte Command = 0xA0;

    private const byte PowerOn = 0x01;
    private const byte Measure = 0x02;
    private const byte Valid = 0x01;

    private static readonly TimeSpan Cycle = TimeSpan.FromMicroseconds(2400);
    private int cycles;
    private bool measuring;

    /// <summary>Checks that it is the right chip, sets it up and powers it. The first <see cref="TryRead"/> starts the measuring.</summary>
    /// <param name="integrationCycles">Integration time in cycles of 2.4 ms: 1 to <see cref="MaxCycles"/>.</param>
    /// <param name="gain">The amplifier. Default: 16x, for a dim lamp under a black tube.</param>
    /// <exception cref="IOException">Nothing answers, or another chip does.</exception>
    public void Start(int integrationCycles = DefaultCycles, Tcs34725Gain gain = Tcs34725Gain.Times16)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(integrationCycles, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(integrationCycles, MaxCycles);
        measuring = false;
        var id = Read(Tcs34725Register.Id);
        if (id is not (0x44 or 0x4D)) // TCS34721/5 and TCS34723/7 (data sheet table 10)
        {
            throw new IOException($"a chip answers whose ID is 0x{id:X2}; a TCS34725 has 0x44 and a TCS34727 0x4D: check what is wired to this channel");
        }

        Write(Tcs34725Register.IntegrationTime, (byte)(256 - integrationCycles));
        Write(Tcs34725Register.Control, (byte)gain);
        Write(Tcs34725Register.Enable, PowerOn);
        cycles = integrationCycles;
    }

    /// <summary>The last finished measurement.</summary>
    /// <returns>False while none has ended since the chip began: also after a dip of its supply.</returns>
    /// <exception cref="InvalidOperationException">It was not started.</exception>
    /// <exception cref="IOException">The chip does not answer.</exception>
    public bool TryRead(out ColourCounts counts)
    {
        counts = default;
        if (cycles == 0)
        {
            throw new InvalidOperationException("Start the sensor before reading it");
        }

        if (!measuring)
        {
            // Apart from power-on, because 2.4 ms must pass between the two (data sheet, ENABLE, note 1): the caller's next look is 50 ms away.
            Write(Tcs34725Register.Enable, PowerOn | Measure);
            measuring = true;
            return false;
        }

        // One transfer: the data follow the status, reading a low byte holds its high byte, and all four channels come from one cycle.
        Span<byte> read = stackalloc byte[9];
        device.WriteRead([Command | (byte)Tcs34725Register.Status], read);
        if ((read[0] & Valid) == 0)
        {
            return false;
        }

        var data = read[1..];
        int clear = Word(data), red = Word(data[2..]), green = Word(data[4..]), blue = Word(data[6..]);
        counts = new ColourCounts(clear, red, green, blue, Math.Max(Math.Max(clear, red), Math.Max(green, blue)) >= Limit, Cycle * cycles);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (shouldDispose)
        {
            device.Dispose();
        }
    }

    /// <summary>1024 counts a cycle are full scale; from three quarters on ripple clips peaks (ams design note DN40, section 3.5).</summary>
    private int Limit => 1024 * cycles * 3 / 4;

    private static int Word(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private byte Read(Tcs34725Register register)
    {
        Span<byte> value = stackalloc byte[1];
        device.WriteRead([(byte)(Command | (byte)register)], value);
        return value[0];
    }

    private void Write(Tcs34725Register register, byte value) => device.Write([(byte)(Command | (byte)register), value]);
}
