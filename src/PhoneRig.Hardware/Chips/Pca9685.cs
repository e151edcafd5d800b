using System.Device.Gpio;
using System.Device.I2c;

namespace PhoneRig.Hardware.Chips;

/// <summary>
/// Sixteen outputs of 12-bit PWM, as outputs with a duty (<see cref="SetDuty"/>) and as a GPIO driver with outputs that are on or off:
/// <c>new GpioController(new Pca9685(device))</c>.
/// <para>
/// Neither making nor disposing one moves an output: a chip that is awake is taken over as it is. One that sleeps has just been powered or
/// was reset, and drives nothing (data sheet section 7.3.1); the first order wakes it with every output off.
/// </para>
/// <para>
/// As with <see cref="Mcp23017"/> nothing that is remembered is written: each order asks the chip first whether it is awake, so that a chip that reset itself
/// is seen, and set up again. Setting up switches off the address 0x70 (All-Call), which every PCA9685 answers after power-on.
/// </para>
/// </summary>
/// <param name="device">The chip, at 0x40 to 0x77, but not 0x70.</param>
/// <param name="shouldDispose">True: the device is disposed with this driver.</param>
public sealed class Pca9685(I2cDevice device, bool shouldDispose = true)
    : PinChip(device, "a PCA9685", "channels", ChannelCount, "a PCA9685 has outputs only", shouldDispose)
{
    /// <summary>How many channels it has.</summary>
    public const int ChannelCount = 16;

    /// <summary>The PWM's steps.</summary>
    private const int Steps = 4096;

    // MODE1, data sheet table 5.
    private const byte AutoIncrement = 0x20;
    private const byte Sleep = 0x10;
    private const byte Addresses = 0x0F;

    /// <summary>MODE2, table 6: outputs are totem-pole, change at the STOP and are not inverted; all as after power-on.</summary>
    private const byte TotemPole = 0x04;

    /// <summary>Bit 4 of ON high and OFF high: always on, always off; off wins (table 7).</summary>
    private const byte Full = 0x10;

    /// <summary>The least there is, for 25 MHz / (4096 x 4) = 1526 Hz (section 7.3.5): a coil's current ripples least.</summary>
    private const byte Fastest = 3;

    /// <summary>The registers of one look: MODE1 to the last channel's.</summary>
    private const int Registers = (int)Pca9685Register.FirstChannel + (4 * ChannelCount);

    /// <summary>What the registers of one look should hold; null where nobody knows.</summary>
    private readonly byte?[] known = new byte?[Registers];
    private byte? divider;
    private bool ordered;

    /// <summary>By MODE1 and all channels in one transfer, and the divider in another: together 1.7 ms at 400 kHz.</summary>
    public override string? Deviation()
    {
        lock (Gate)
        {
            Span<byte> registers = stackalloc byte[Registers];
            Span<byte> divides = stackalloc byte[1];
            if (!ordered)
            {
                // An earlier program may have left automatic increment off; it is enough that it answers.
                Device.WriteRead([(byte)Pca9685Register.Mode1], registers[..1]);
                return null;
            }

            Device.WriteRead([(byte)Pca9685Register.Mode1], registers);
            if ((registers[0] & (Sleep | AutoIncrement | Addresses)) != AutoIncrement)
            {
                Forget();
                return (registers[0] & Sleep) != 0
                    ? "it sleeps and drives nothing, so it was reset: look for a dip of its supply"
                    : $"its MODE1 is 0x{registers[0]:x2}: another program uses the board";
            }

            Device.WriteRead([(byte)Pca9685Register.PreScale], divides);
            var changed = 0;
            for (var register = (int)Pca9685Register.FirstChannel; register < Registers; register++)
            {
                changed |= known[register] is { } should && should != registers[register] ? 1 << ((register - (int)Pca9685Register.FirstChannel) / 4) : 0;
                known[register] = registers[register];
            }

            var slower = divider is { } was && was != divides[0];
            divider = divides[0];
            return slower ? $"its divider is {divides[0]} and was another: it was reset and woken by another program"
                : changed != 0 ? $"outputs have other duties than they were given ({Pins(changed)}): another program changed them, or a dip of its supply did"
                : null;
        }
    }

    /// <summary>False: it sleeps and drives nothing, as after power-on or a reset of its own.</summary>
    /// <exception cref="IOException">The chip does not answer.</exception>
    public bool IsAwake()
    {
        lock (Gate)
        {
            return (Mode() & Sleep) == 0;
        }
    }

    /// <summary>The share of the time that a channel is on, 0 to 1, as the chip has it now.</summary>
    /// <exception cref="IOException">The chip does not answer.</exception>
    public double Duty(int channel)
    {
        Check(channel);
        lock (Gate)
        {
            return (Mode() & Sleep) != 0 ? 0 : Load(channel);
        }
    }

    /// <summary>Sets the share of the time that a channel is on, in one step.</summary>
    /// <param name="channel">0 to 15.</param>
    /// <param name="share">0 is off, 1 is on without a pulse.</param>
    /// <exception cref="IOException">The chip does not answer.</exception>
    public void SetDuty(int channel, double share)
    {
        Check(channel);
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        lock (Gate)
        {
            Wake();
            Store(channel, Math.Round(share * Steps) is var steps && steps >= Steps ? [0, Full, 0, 0]
                : steps < 1 ? [0, 0, 0, Full]
                : [0, 0, (byte)((int)steps & 0xFF), (byte)((int)steps >> 8)]);
        }
    }

    /// <summary>Lowers a channel that is on to a share; one that is off, or lower, stays as it is. Read and written without anybody of this process between.</summary>
    /// <exception cref="IOException">The chip does not answer.</exception>
    public void Lower(int channel, double share)
    {
        lock (Gate)
        {
            if (Duty(channel) > share)
            {
                SetDuty(channel, share);
            }
        }
    }

    /// <summary>Switches channels off: those that are neighbours in one transfer.</summary>
    /// <exception cref="IOException">The chip does not answer.</exception>
    public void SwitchOff(IEnumerable<int> channels)
    {
        lock (Gate)
        {
            Wake();
            foreach (var (first, count) in Runs(channels.Order()))
            {
                Store(first, [.. Enumerable.Range(0, count).SelectMany(_ => new byte[] { 0, 0, 0, Full })]);
            }
        }
    }

    /// <summary>It has outputs only.</summary>
    protected override bool IsPinModeSupported(int pinNumber, PinMode mode)
    {
        Check(pinNumber);
        return mode == PinMode.Output;
    }

    /// <summary>An output; while the chip sleeps none, since it then drives nothing.</summary>
    protected override PinMode GetPinMode(int pinNumber)
    {
        Check(pinNumber);
        return IsAwake() ? PinMode.Output : PinMode.Input;
    }

    /// <inheritdoc/>
    protected override void SetPinMode(int pinNumber, PinMode mode)
    {
        lock (Gate)
        {
            Wake();
        }
    }

    /// <inheritdoc/>
    protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue) => Write(pinNumber, initialValue);

    /// <summary>High where the channel is on for any share of the time.</summary>
    protected override PinValue Read(int pinNumber) => Duty(pinNumber) > 0;

    /// <inheritdoc/>
    protected override void Write(int pinNumber, PinValue value) => SetDuty(pinNumber, value == PinValue.High ? 1 : 0);

    private IEnumerable<(int First, int Count)> Runs(IEnumerable<int> channels)
    {
        var run = (First: 0, Count: 0);
        foreach (var channel in channels)
        {
            Check(channel);
            if (run.Count > 0 && channel == run.First + run.Count)
            {
                run.Count++;
                continue;
            }

            if (run.Count > 0)
            {
                yield return run;
            }

            run = (channel, 1);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    /// <summary>
    /// Awake, addressed by its own address alone, and with register addresses that count up. The clock needs 500 us to settle (section 7.3.1.1); an
    /// output that is switched before may be late by that much, which a coil does not notice. A chip that is awake keeps its frequency: to
    /// change it would put to sleep what is on.
    /// </summary>
    private void Wake()
    {
        var mode = Mode();
        if ((mode & Sleep) != 0)
        {
            Device.Write([(byte)Pca9685Register.AllOffHigh, Full]);
            Device.Write([(byte)Pca9685Register.Mode2, TotemPole]);
            Device.Write([(byte)Pca9685Register.PreScale, Fastest]);
            Forget();
            divider = Fastest;
        }

        if ((mode & (Sleep | AutoIncrement | Addresses)) != AutoIncrement)
        {
            Device.Write([(byte)Pca9685Register.Mode1, AutoIncrement]);
        }

        ordered = true;
    }

    private void Forget()
    {
        Array.Clear(known);
        divider = null;
        ordered = false;
    }

    private byte Mode()
    {
        Span<byte> mode = stackalloc byte[1];
        Device.WriteRead([(byte)Pca9685Register.Mode1], mode);
        return mode[0];
    }

    private double Load(int channel)
    {
        Span<byte> state = stackalloc byte[4];
        for (var i = 0; i < state.Length; i++)
        {
            // One by one: an earlier program may have left automatic increment off, and asking must change nothing.
            Device.WriteRead([(byte)(Address(channel) + i)], state.Slice(i, 1));
        }

        if ((state[3] & Full) != 0)
        {
            return 0;
        }

        var (on, off) = (state[0] + ((state[1] & 0x0F) << 8), state[2] + ((state[3] & 0x0F) << 8));
        return (state[1] & Full) != 0 ? 1 : ((off - on + Steps) % Steps) / (double)Steps;
    }

    private void Store(int firstChannel, ReadOnlySpan<byte> values)
    {
        Device.Write([Address(firstChannel), .. values]);
        for (var i = 0; i < values.Length; i++)
        {
            known[Address(firstChannel) + i] = values[i];
        }
    }

    private static byte Address(int channel) => (byte)((int)Pca9685Register.FirstChannel + (4 * channel));
}
