using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Bench.Serial;

/// <summary>An open <see cref="SimulatedSerialPort"/>.</summary>
internal sealed class SimulatedSerialLine(SimulatedSerialPort port, Action<ReadOnlyMemory<byte>> received, Action<string> lost) : ISerialLine
{
    private volatile bool over;

    public void Write(ReadOnlySpan<byte> bytes) => port.Send(this, bytes);

    public void Retune(int baud) => port.Retune(this, baud);

    public void Dispose()
    {
        over = true;
        port.Close(this);
    }

    /// <summary>On the loop: bytes have arrived.</summary>
    public void Receive(ReadOnlyMemory<byte> bytes)
    {
        if (!over)
        {
            received(bytes);
        }
    }

    /// <summary>On the loop: the line hung up.</summary>
    public void Lose(string reason)
    {
        if (!over)
        {
            over = true;
            lost(reason);
        }
    }
}
