using System.Device.Gpio;
using System.Device.I2c;

namespace PhoneRig.Hardware.Chips;

/// <summary>
/// A 16-pin port expander as a GPIO driver: <c>new GpioController(new Mcp23017(device))</c>. Pins 0 to 7 are GPA0 to GPA7, 8 to 15 GPB0 to GPB7.
/// <para>
/// Neither making nor disposing one moves a pin: the chip keeps its levels while programs come and go, and relays hang on it.
/// An output's level is always in the latch before the pin becomes an output.
/// </para>
/// <para>
/// Nothing that is remembered is ever written: each change reads the register, changes its bit and writes it back under a lock. To write
/// a remembered copy would put back old levels after another process (<c>phonerig safe</c>) changed them, and would hide that a dip of the supply
/// had reset the chip. The price is one more transfer, 0.4 ms at 100 kHz, on acts that come a few times a second. What the chip should show
/// is remembered only to be compared with (<see cref="Deviation"/>).
/// </para>
/// </summary>
/// <param name="device">The chip, at 0x20 to 0x27.</param>
/// <param name="shouldDispose">True: the device is disposed with this driver.</param>
public sealed class Mcp23017(I2cDevice device, bool shouldDispose = true)
    : PinChip(device, "an MCP23017", "pins", 2 * PinsPerPort, "this MCP23017 has no interrupt wired: read the pin instead of waiting for its events", shouldDispose)
{
    /// <summary>
    /// In the layout of IOCON.BANK = 1 this is IOCON itself; in the layout we use it is port B's interrupt enable. Zero brings the
    /// first back to BANK = 0 and switches off interrupts, which we do not use, in the second: no pin moves in either (data sheet table 3-1, section 3.2.1).
    /// </summary>
    private const byte ConfigurationOfBank1 = 0x05;

    private const int PinsPerPort = 8;
    private const int AllPins = 0xFFFF;
    private bool prepared;

    /// <summary>What the directions should be: a mask of what is known, and its bits.</summary>
    private (int Known, int Bits) direction;

    /// <summary>What the latches should be: a mask of what is known, and its bits.</summary>
    private (int Known, int Bits) latch;

    /// <summary>By all registers in one transfer, 2.2 ms at 100 kHz.</summary>
    public override string? Deviation()
    {
        lock (Gate)
        {
            Span<byte> registers = stackalloc byte[(int)Mcp23017Register.OutputLatch + 2];
            if (!prepared)
            {
                // Its layout is not known yet, and nobody has ordered anything: it is enough that it answers.
                Device.WriteRead([(byte)Mcp23017Register.Direction], registers[..1]);
                return null;
            }

            Device.WriteRead([(byte)Mcp23017Register.Direction], registers);
            var (directions, latches) = (Both(registers, Mcp23017Register.Direction), Both(registers, Mcp23017Register.OutputLatch));
            var inputs = direction.Known & ~direction.Bits & directions;
            var outputs = direction.Known & direction.Bits & ~directions;
            var levels = latch.Known & (latch.Bits ^ latches) & ~directions;
            var odd = registers[(int)Mcp23017Register.Configuration];

            // In another layout these were other registers; the next order brings the known one back first.
            prepared = odd == 0;
            (direction, latch) = prepared ? ((AllPins, directions), (AllPins, latches)) : default;
            return odd != 0 ? $"its configuration is 0x{odd:x2} and was zero: another program uses the board"
                : inputs != 0 ? $"it has forgotten its outputs ({Pins(inputs)}), so it was reset: look for a dip of its supply"
                : outputs != 0 ? $"inputs have become outputs ({Pins(outputs)}): another program uses the board"
                : levels != 0 ? $"outputs have other levels than they were given ({Pins(levels)}): another program changed them, or a dip of its supply did"
                : null;
        }
    }

    /// <summary>Inputs with or without pull-up, and outputs; pins 7 and 15 are outputs only (data sheet DS20001952D, table 1-1).</summary>
    protected override bool IsPinModeSupported(int pinNumber, PinMode mode)
    {
        Check(pinNumber);
        return mode switch
        {
            PinMode.Output => true,
            PinMode.Input or PinMode.InputPullUp => pinNumber % PinsPerPort != 7,
            _ => false,
        };
    }

    /// <inheritdoc/>
    protected override PinMode GetPinMode(int pinNumber)
    {
        lock (Gate)
        {
            Prepare(pinNumber);
            return !Get(Mcp23017Register.Direction, pinNumber) ? PinMode.Output
                : Get(Mcp23017Register.PullUp, pinNumber) ? PinMode.InputPullUp
                : PinMode.Input;
        }
    }

    /// <summary>Changes the mode; a new output drives what the latch holds.</summary>
    protected override void SetPinMode(int pinNumber, PinMode mode)
    {
        lock (Gate)
        {
            Prepare(pinNumber);
            if (mode != PinMode.Output)
            {
                Set(Mcp23017Register.PullUp, pinNumber, mode == PinMode.InputPullUp);
            }

            Set(Mcp23017Register.Direction, pinNumber, mode != PinMode.Output);
        }
    }

    /// <summary>Changes the mode; a new output drives <paramref name="initialValue"/> from its first moment.</summary>
    protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue)
    {
        lock (Gate)
        {
            if (mode == PinMode.Output)
            {
                Write(pinNumber, initialValue);
            }

            SetPinMode(pinNumber, mode);
        }
    }

    /// <summary>The level of an input; of an output, what its latch drives, which a short on the pin does not change.</summary>
    protected override PinValue Read(int pinNumber)
    {
        lock (Gate)
        {
            Prepare(pinNumber);
            return Get(Mcp23017Register.Direction, pinNumber) ? Get(Mcp23017Register.Port, pinNumber) : Get(Mcp23017Register.OutputLatch, pinNumber);
        }
    }

    /// <inheritdoc/>
    protected override void Write(int pinNumber, PinValue value)
    {
        lock (Gate)
        {
            Prepare(pinNumber);
            Set(Mcp23017Register.OutputLatch, pinNumber, value == PinValue.High);
        }
    }

    /// <summary>Once, before the first register is trusted: the known layout, and inputs that are not inverted.</summary>
    private void Prepare(int pin)
    {
        Check(pin);
        if (prepared)
        {
            return;
        }

        Device.Write([ConfigurationOfBank1, 0]);
        Device.Write([(byte)Mcp23017Register.Polarity, 0]);
        Device.Write([(byte)Mcp23017Register.Polarity + 1, 0]);

        // Registers count up in a transfer, as after power-on; interrupt pins, which the rest is about, are not wired.
        Device.Write([(byte)Mcp23017Register.Configuration, 0]);
        prepared = true;
    }

    private bool Get(Mcp23017Register register, int pin) => (Read(Address(register, pin)) & Bit(pin)) != 0;

    private void Set(Mcp23017Register register, int pin, bool value)
    {
        var address = Address(register, pin);
        int before = Read(address);
        var after = value ? before | Bit(pin) : before & ~Bit(pin);
        if (after != before)
        {
            Device.Write([address, (byte)after]);
        }

        switch (register)
        {
            case Mcp23017Register.Direction:
                direction = With(direction, 1 << pin, value);
                break;
            case Mcp23017Register.OutputLatch:
                latch = With(latch, 1 << pin, value);
                break;
        }
    }

    private static (int Known, int Bits) With((int Known, int Bits) word, int bit, bool value) =>
        (word.Known | bit, value ? word.Bits | bit : word.Bits & ~bit);

    private static int Both(ReadOnlySpan<byte> registers, Mcp23017Register register) => registers[(int)register] | (registers[(int)register + 1] << PinsPerPort);

    private byte Read(byte address)
    {
        Span<byte> value = stackalloc byte[1];
        Device.WriteRead([address], value);
        return value[0];
    }

    private static byte Address(Mcp23017Register register, int pin) => (byte)((int)register + (pin / PinsPerPort));

    private static int Bit(int pin) => 1 << (pin % PinsPerPort);
}
