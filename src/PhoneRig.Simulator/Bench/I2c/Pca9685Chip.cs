using PhoneRig.Simulator.Bench.Gpio;

namespace PhoneRig.Simulator.Bench.I2c;

/// <summary>
/// A simulated PCA9685, 16-channel 12-bit PWM controller, from NXP's data sheet (Rev. 4). It knows nothing of the process that talks to it:
/// outputs stay as they were set until <see cref="PowerOnReset"/>. Outputs change at the STOP (OCH = 0). The output enable pin is tied low, there is no
/// external clock, and outputs are seen over a period, so that where in it a pulse lies does not matter.
/// </summary>
public sealed class Pca9685Chip : ISimulatedI2cChip, ISimulatedPins, ISimulatedDimmer, IGroupCalled, IForgetful
{
    /// <summary>It has sixteen channels.</summary>
    public const int Channels = 16;

    // Table 4: the map. LED0_ON_L is the first of four registers for each channel.
    private const int Mode1 = 0x00;
    private const int Mode2 = 0x01;
    private const int SubAddress1 = 0x02;
    private const int AllCallAddress = 0x05;
    private const int Led0 = 0x06;
    private const int LastLed = 0x45;
    private const int AllLeds = 0xFA;
    private const int PreScale = 0xFE;
    private const int TestMode = 0xFF;

    // Table 5, MODE1.
    private const byte Restart = 0x80;
    private const byte ExternalClock = 0x40;
    private const byte AutoIncrement = 0x20;
    private const byte Sleep = 0x10;
    private const byte AllCall = 0x01;

    /// <summary>Table 6: INVRT in MODE2.</summary>
    private const byte Inverted = 0x10;

    /// <summary>Table 7: bit 4 of a channel's ON_H is full on, of its OFF_H full off, which wins (section 7.3.3).</summary>
    private const byte Full = 0x10;

    /// <summary>Section 7.3.5: the internal clock, and the steps of a period.</summary>
    private const double Clock = 25e6;
    private const int Steps = 4096;

    private readonly Lock gate = new();
    private readonly OrderedNotices notices = new();
    private readonly byte[] registers = new byte[0x100];
    private int pointer;

    /// <summary>A chip that has just been powered.</summary>
    public Pca9685Chip() => Reset();

    /// <inheritdoc/>
    public event Action<int, LineState>? LineChanged;

    /// <inheritdoc/>
    public event Action<int, PulseTrain>? PulsesChanged;

    /// <inheritdoc/>
    public int Count => Channels;

    /// <summary>Power has come back: tables 4 to 8, the values with an asterisk.</summary>
    public void PowerOnReset() => Change(Reset);

    /// <inheritdoc/>
    public LineState Line(int pin) => LineOf(Pulses(pin));

    /// <inheritdoc/>
    public PulseTrain Pulses(int pin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pin);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pin, Count);
        lock (gate)
        {
            return PulsesOf(pin);
        }
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            var before = All();
            for (var i = 0; i < bytes.Length; i++)
            {
                if (i == 0)
                {
                    pointer = bytes[0];
                }
                else
                {
                    Store(bytes[i]);
                    Advance();
                }
            }

            Note(before);
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
                // Table 4: the registers of all channels together read zero.
                value = pointer is >= AllLeds and < PreScale ? (byte)0 : registers[pointer];
                Advance();
            }
        }
    }

    /// <summary>The sub addresses and All-Call where MODE1 switches them on (section 7.1), and the general call, which only resets (section 7.1.4).</summary>
    ISimulatedI2cChip? IGroupCalled.Answering(int address)
    {
        lock (gate)
        {
            if (address == 0)
            {
                return new GeneralCall(this);
            }

            for (var number = 0; number <= AllCallAddress - SubAddress1; number++)
            {
                // SUBADR1 to SUBADR3 and ALLCALLADR stand in the order of their bits in MODE1, 3 down to 0.
                if ((registers[Mode1] & (0x08 >> number)) != 0 && registers[SubAddress1 + number] >> 1 == address)
                {
                    return this;
                }
            }

            return null;
        }
    }

    private void Reset()
    {
        Array.Clear(registers);
        registers[Mode1] = Sleep | AllCall;
        registers[Mode2] = 0x04;
        (registers[SubAddress1], registers[SubAddress1 + 1], registers[SubAddress1 + 2], registers[AllCallAddress]) = (0xE2, 0xE4, 0xE8, 0xE0);
        for (var channel = 0; channel < Channels; channel++)
        {
            registers[Led0 + (4 * channel) + 3] = Full;
        }

        registers[PreScale] = 0x1E;
        pointer = 0;
    }

    /// <summary>Table 4, remarks: past LED15_OFF_H, and past PRE_SCALE, it goes on at MODE1.</summary>
    private void Advance()
    {
        if ((registers[Mode1] & AutoIncrement) != 0)
        {
            pointer = pointer is LastLed or PreScale ? Mode1 : (pointer + 1) & 0xFF;
        }
    }

    private void Store(byte value)
    {
        switch (pointer)
        {
            case Mode1:
                StoreMode1(value);
                break;
            case Mode2:
                registers[Mode2] = (byte)(value & 0x1F);
                break;
            case >= SubAddress1 and <= AllCallAddress:
                registers[pointer] = (byte)(value & 0xFE);
                break;
            case >= Led0 and <= LastLed:
                StoreLed(pointer, value);
                break;
            case >= AllLeds and < PreScale:
                for (var channel = 0; channel < Channels; channel++)
                {
                    StoreLed(Led0 + (4 * channel) + pointer - AllLeds, value);
                }

                break;
            case PreScale when (registers[Mode1] & Sleep) != 0:
                registers[PreScale] = Math.Max((byte)3, value); // section 7.3.5: the hardware forces at least 3
                break;
            case TestMode:
            default:
                break;
        }
    }

    /// <summary>Section 7.3.1.1: RESTART is set by the chip when it is put to sleep while channels pulse, and cleared by writing it; EXTCLK stays once set.</summary>
    private void StoreMode1(byte value)
    {
        var was = registers[Mode1];
        var restart = (was & Restart) != 0 && (value & Restart) == 0;
        if ((was & Sleep) == 0 && (value & Sleep) != 0)
        {
            restart = Enumerable.Range(0, Channels).Any(channel => PulsesOf(channel).Share is > 0 and < 1);
        }

        registers[Mode1] = (byte)((value & 0x7F) | (was & ExternalClock) | (restart ? Restart : 0));
    }

    private void StoreLed(int register, byte value) =>
        registers[register] = (byte)(((register - Led0) & 1) == 0 ? value : value & 0x1F);

    /// <summary>Section 7.3.1: while the oscillator is off no output can be on.</summary>
    private PulseTrain PulsesOf(int channel)
    {
        var share = (registers[Mode1] & Sleep) != 0 ? 0 : Share(registers.AsSpan(Led0 + (4 * channel), 4));
        share = (registers[Mode2] & Inverted) != 0 ? 1 - share : share;
        return share is 0 or 1 ? new PulseTrain(share, 0) : new PulseTrain(share, Steps * (registers[PreScale] + 1) / Clock);
    }

    private static double Share(ReadOnlySpan<byte> led)
    {
        var (on, off) = (led[0] | ((led[1] & 0x0F) << 8), led[2] | ((led[3] & 0x0F) << 8));
        return (led[3] & Full) != 0 ? 0
            : (led[1] & Full) != 0 ? 1
            : (off - on + Steps) % Steps / (double)Steps;
    }

    private static LineState LineOf(PulseTrain pulses) => new(Driven: true, pulses.Share > 0);

    private PulseTrain[] All() => [.. Enumerable.Range(0, Channels).Select(PulsesOf)];

    private void Change(Action change)
    {
        lock (gate)
        {
            var before = All();
            change();
            Note(before);
        }

        notices.Run();
    }

    private void Note(PulseTrain[] before)
    {
        for (var pin = 0; pin < before.Length; pin++)
        {
            var (number, was, now) = (pin, before[pin], PulsesOf(pin));
            if (now == was)
            {
                continue;
            }

            notices.Add(() => PulsesChanged?.Invoke(number, now));
            if (LineOf(now) != LineOf(was))
            {
                notices.Add(() => LineChanged?.Invoke(number, LineOf(now)));
            }
        }
    }

    /// <summary>Section 7.1.4: the software reset is the one byte 06h after the general call; anything else is not acknowledged.</summary>
    private sealed class GeneralCall(Pca9685Chip chip) : ISimulatedI2cChip
    {
        private const byte SoftwareReset = 0x06;

        public void Write(ReadOnlySpan<byte> bytes)
        {
            if (bytes is [SoftwareReset])
            {
                chip.PowerOnReset();
            }
        }

        public void Read(Span<byte> bytes) => bytes.Fill(0xFF);
    }
}
