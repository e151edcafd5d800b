using PhoneRig.Simulator.Bench.Gpio;

namespace PhoneRig.Simulator.Bench.I2c;

/// <summary>
/// A simulated MCP23017, 16-bit port expander, from Microchip's data sheet DS20001952C. Pins 0 to 7 are GPA0 to GPA7, 8 to 15 are GPB0 to GPB7.
/// It knows nothing of the process that talks to it: outputs stay as they were set until <see cref="PowerOnReset"/>.
/// The interrupt pins are not wired on a rig: GPINTEN, DEFVAL and INTCON only store, INTF and INTCAP read 0.
/// </summary>
public sealed class Mcp23017Chip : ISimulatedI2cChip, ISimulatedPins, IForgetful
{
    // Table 3-5, IOCON.BANK = 0: port A; port B is the next address.
    private const int Iodir = 0x00;
    private const int Ipol = 0x02;
    private const int Iocon = 0x0A;
    private const int Gppu = 0x0C;
    private const int Intf = 0x0E;
    private const int Intcap = 0x10;
    private const int Gpio = 0x12;
    private const int Olat = 0x14;
    private const int Registers = 0x16;

    // Register 3-6, IOCON: bit 7 BANK, bit 5 SEQOP, bit 0 unimplemented.
    private const byte Bank = 0x80;
    private const byte ByteMode = 0x20;
    private const byte IoconBits = 0xFE;

    private readonly Lock gate = new();
    private readonly OrderedNotices notices = new();
    private readonly byte[] registers = new byte[Registers];
    private readonly bool?[] outside = new bool?[16];
    private int pointer;

    /// <summary>A chip that has just been powered.</summary>
    public Mcp23017Chip() => Reset();

    /// <inheritdoc/>
    public event Action<int, LineState>? LineChanged;

    /// <inheritdoc/>
    public int Count => 16;

    /// <summary>Power has come back, or RESET was pulled: all pins are inputs, everything else is 0 (section 3.1 and table 3-5).</summary>
    public void PowerOnReset() => Change(Reset);

    /// <inheritdoc/>
    public LineState Line(int pin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pin);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pin, Count);
        lock (gate)
        {
            return StateOf(pin);
        }
    }

    /// <summary>The bench drives a wire high or low, or with null lets it go, so that the pull-up decides. An output wins over it.</summary>
    public void SetInput(int pin, bool? level)
    {
        lock (gate)
        {
            outside[pin] = level;
        }
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            pointer = bytes.IsEmpty ? pointer : bytes[0];
            if (bytes.Length < 2)
            {
                return; // the address of a read
            }

            var before = AllStates();
            foreach (var value in bytes[1..])
            {
                Store(value);
                Advance();
            }

            NoteChanges(before);
        }

        notices.Run();
    }

    /// <inheritdoc/>
    public void Read(Span<byte> bytes)
    {
        lock (gate)
        {
            foreach (ref var value in bytes)
            {
                value = Load();
                Advance();
            }
        }
    }

    private void Reset()
    {
        Array.Clear(registers);
        registers[Iodir] = 0xFF;
        registers[Iodir + 1] = 0xFF;
        pointer = 0;
    }

    /// <summary>The register under the pointer as a BANK = 0 address; null where there is none (table 3-2 has BANK = 1: A from 0x00, B from 0x10).</summary>
    private int? Selected()
    {
        if ((registers[Iocon] & Bank) == 0)
        {
            return pointer < Registers ? pointer : null;
        }

        var (port, register) = (pointer >> 4, pointer & 0x0F);
        return port < 2 && register < Registers / 2 ? (register * 2) + port : null;
    }

    private void Advance()
    {
        var banked = (registers[Iocon] & Bank) != 0;
        if ((registers[Iocon] & ByteMode) != 0)
        {
            // Section 3.2.1: byte mode stays, and with BANK = 0 toggles between the two registers of a pair.
            pointer = banked ? pointer : pointer ^ 1;
            return;
        }

        // Section 3.2.2.3: rolls over to zero after the last register.
        var last = banked ? 0x1A : Registers - 1;
        pointer = pointer >= last ? 0 : pointer + 1;
    }

    private void Store(byte value)
    {
        switch (Selected())
        {
            case null or Intf or Intf + 1 or Intcap or Intcap + 1:
                break;
            case Iocon or Iocon + 1:
                registers[Iocon] = registers[Iocon + 1] = (byte)(value & IoconBits);
                break;
            case Gpio or Gpio + 1 when Selected() is { } port:
                // Section 3.5.10: writing the port modifies the latch.
                registers[port + (Olat - Gpio)] = value;
                break;
            case { } register:
                registers[register] = value;
                break;
        }
    }

    private byte Load() => Selected() switch
    {
        null => 0,
        Gpio => Port(0),
        Gpio + 1 => Port(1),
        { } register => registers[register],
    };

    /// <summary>The levels on a port's pins, inputs through the polarity register (register 3-2).</summary>
    private byte Port(int port)
    {
        var levels = 0;
        for (var bit = 0; bit < 8; bit++)
        {
            var pin = (port * 8) + bit;
            var state = StateOf(pin);
            var level = state.Driven ? state.Level : (outside[pin] ?? Bit(Gppu, pin)) ^ Bit(Ipol, pin);
            levels |= level ? 1 << bit : 0;
        }

        return (byte)levels;
    }

    private LineState StateOf(int pin) => Bit(Iodir, pin) ? LineState.Released : new LineState(Driven: true, Bit(Olat, pin));

    private bool Bit(int register, int pin) => (registers[register + (pin / 8)] & (1 << (pin % 8))) != 0;

    private LineState[] AllStates() => [.. Enumerable.Range(0, Count).Select(StateOf)];

    private void Change(Action change)
    {
        lock (gate)
        {
            var before = AllStates();
            change();
            NoteChanges(before);
        }

        notices.Run();
    }

    private void NoteChanges(LineState[] before)
    {
        for (var pin = 0; pin < before.Length; pin++)
        {
            var (number, after) = (pin, StateOf(pin));
            if (after != before[pin])
            {
                notices.Add(() => LineChanged?.Invoke(number, after));
            }
        }
    }
}
