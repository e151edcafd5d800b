using System.Device.I2c;

namespace PhoneRig.Simulator.Bench.I2c;

/// <summary>
/// A simulated I2C bus with register-level chips on it, below <see cref="I2cBus"/>. It behaves as /dev/i2c-N through System.Device.Gpio does:
/// one transfer at a time, an address that nobody answers is an <see cref="IOException"/> with "Error 121". It is metal: disposing it
/// lets its devices go, and it can be used again. Safe to use from any thread.
/// </summary>
/// <param name="number">The bus number, as in /dev/i2c-1.</param>
public sealed class SimulatedI2cBus(int number = 1) : OpenableI2cBus(number)
{
    // Linux's errno values, include/uapi/asm-generic/errno.h: what i2c-bcm2835 returns for a missing acknowledge and for a held line.
    private const int InvalidArgument = 22;
    private const int TimedOut = 110;
    private const int RemoteIo = 121;

    private readonly Lock gate = new();
    private readonly ISimulatedI2cChip?[] chips = new ISimulatedI2cChip?[0x80];

    // Replaced whole, under the gate: a transfer on a bus that leads here reads them without it. A rig in virtual time makes a million transfers in a second.
    private volatile Tca9548aChip[] switches = [];
    private volatile IGroupCalled[] grouped = [];
    private volatile bool stuck;

    // For the transfer at hand, under the gate.
    private readonly List<ISimulatedI2cChip> answering = [];

    /// <summary>True: something holds SDA low. Every transfer fails with "Error 110" until it is let go.</summary>
    public bool Stuck
    {
        get => stuck;
        set => stuck = value;
    }

    /// <summary>Solders a chip on.</summary>
    /// <param name="address">Its 7-bit address, 0x08 to 0x77 (I2C specification, section 3.1.12: the rest is reserved).</param>
    /// <param name="chip">The chip.</param>
    /// <exception cref="ArgumentOutOfRangeException">The address is reserved.</exception>
    /// <exception cref="ArgumentException">Another chip has this address.</exception>
    public void Attach(int address, ISimulatedI2cChip chip)
    {
        if (address is < 0x08 or > 0x77)
        {
            throw new ArgumentOutOfRangeException(nameof(address), address, "an I2C address is 0x08 to 0x77");
        }

        lock (gate)
        {
            if (chips[address] is not null)
            {
                throw new ArgumentException($"bus {Number} has a chip at 0x{address:X2} already", nameof(address));
            }

            chips[address] = chip;

            if (chip is Tca9548aChip part)
            {
                switches = [.. switches, part];
            }

            if (chip is IGroupCalled called)
            {
                grouped = [.. grouped, called];
            }
        }
    }

    /// <summary>Takes a chip off, as a pulled plug does. False where none was.</summary>
    public bool Detach(int address)
    {
        lock (gate)
        {
            var chip = ChipAt(address);
            if (chip is null)
            {
                return false;
            }

            chips[address] = null;
            if (chip is Tca9548aChip part)
            {
                switches = [.. switches.Where(other => other != part)];
            }

            if (chip is IGroupCalled called)
            {
                grouped = [.. grouped.Where(other => other != called)];
            }

            return true;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"simulated I2C bus {Number}";

    internal override void Transfer(int address, bool write, ReadOnlySpan<byte> sent, Span<byte> received)
    {
        lock (gate)
        {
            if (!write && received.IsEmpty)
            {
                throw Error(InvalidArgument);
            }

            // Who is on the bus is settled at the start: a switch moves at the stop (TCA9548A data sheet, section 8.5.4).
            answering.Clear();
            if (!Reach(address, answering))
            {
                throw Error(TimedOut);
            }

            if (answering.Count == 0)
            {
                throw Error(RemoteIo);
            }

            if (write)
            {
                foreach (var chip in answering)
                {
                    chip.Write(sent);
                }
            }

            if (!received.IsEmpty)
            {
                ReadAll(answering, received);
            }
        }
    }

    private static IOException Error(int number) => new($"Error {number} performing I2C data transfer.");

    /// <summary>Open-drain lines: where two chips talk at once, a zero wins.</summary>
    private static void ReadAll(List<ISimulatedI2cChip> answering, Span<byte> received)
    {
        if (answering.Count == 1)
        {
            answering[0].Read(received);
            return;
        }

        received.Fill(0xFF);
        var one = new byte[received.Length];
        foreach (var chip in answering)
        {
            chip.Read(one);
            for (var i = 0; i < one.Length; i++)
            {
                received[i] &= one[i];
            }
        }
    }

    /// <summary>Adds the chips that answer, of this bus and all that are joined to it, whatever the depth.</summary>
    /// <returns>False where one of the buses is held low.</returns>
    internal bool Reach(int address, List<ISimulatedI2cChip> answer)
    {
        var free = !stuck;
        if (ChipAt(address) is { } chip)
        {
            answer.Add(chip);
        }

        foreach (var called in grouped)
        {
            if (called.Answering(address) is { } other)
            {
                answer.Add(other);
            }
        }

        foreach (var part in switches)
        {
            free &= !part.Joins || part.Reach(address, answer);
        }

        return free;
    }

    private ISimulatedI2cChip? ChipAt(int address) => (uint)address < (uint)chips.Length ? chips[address] : null;
}
