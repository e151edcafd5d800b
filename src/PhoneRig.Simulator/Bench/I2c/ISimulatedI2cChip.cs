namespace PhoneRig.Simulator.Bench.I2c;

/// <summary>A chip on a simulated I2C bus: what it does with the bytes after its address.</summary>
public interface ISimulatedI2cChip
{
    /// <summary>One write message: the bytes between the address and the stop or repeated start. May be empty.</summary>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>One read message: the chip fills as many bytes as the master clocks.</summary>
    void Read(Span<byte> bytes);
}
