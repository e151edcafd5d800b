namespace PhoneRig.Simulator.Bench.I2c;

/// <summary>
/// A simulated TCA9548A, eight-channel I2C switch, from TI's data sheet SCPS207F. Several channels may be joined at once; chips of one
/// address on them then answer together.
/// </summary>
/// <param name="number">The number of the bus it sits on: its channels carry it too.</param>
public sealed class Tca9548aChip(int number = 1) : ISimulatedI2cChip
{
    /// <summary>It has eight channels.</summary>
    public const int Channels = 8;

    private readonly SimulatedI2cBus[] channels = [.. Enumerable.Range(0, Channels).Select(_ => new SimulatedI2cBus(number))];

    // Section 8.5.4, table 2: bit n joins channel n; 0 after power-up or reset.
    private volatile byte control;

    /// <summary>Whether any channel is joined.</summary>
    internal bool Joins => control != 0;

    /// <summary>Adds the chips of this address that answer on the channels that are joined right now.</summary>
    /// <returns>False where one of them is held low.</returns>
    internal bool Reach(int address, List<ISimulatedI2cChip> answer)
    {
        var free = true;
        for (var (open, channel) = ((int)control, 0); open != 0; open >>= 1, channel++)
        {
            if ((open & 1) != 0)
            {
                free &= channels[channel].Reach(address, answer);
            }
        }

        return free;
    }

    /// <summary>The wires behind a channel, to solder chips on.</summary>
    /// <param name="channel">0 to 7.</param>
    public SimulatedI2cBus Channel(int channel) => channels[channel];

    /// <summary>Power has come back, or RESET was pulled low: no channel is joined. The only way out when a joined channel is stuck.</summary>
    public void PowerOnReset() => control = 0;

    /// <summary>The last byte counts (section 8.5.4).</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty)
        {
            control = bytes[^1];
        }
    }

    /// <summary>Every byte read is the control register (section 8.5.3.2).</summary>
    public void Read(Span<byte> bytes) => bytes.Fill(control);
}
