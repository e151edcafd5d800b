using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Bench.Serial;

/// <summary>A serial port without a kernel, for virtual time: what the phone sends comes out on the loop, what the rig writes is with the phone at once.</summary>
/// <param name="name">What a person calls it.</param>
/// <param name="loop">Where the callbacks of an open line run.</param>
public sealed class SimulatedSerialPort(string name, IEventLoop loop) : ISerialPort, IConsoleCable
{
    private readonly Lock gate = new();
    private SimulatedSerialLine? open;
    private bool plugged = true;
    private long lost;

    /// <inheritdoc/>
    public event Action<ReadOnlyMemory<byte>>? ToPhone;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public int RigBaud { get; private set; } = BenchConsoleConfig.RigBaud;

    /// <inheritdoc/>
    public long Lost => Interlocked.Read(ref lost);

    /// <inheritdoc/>
    public ISerialLine Open(Action<ReadOnlyMemory<byte>> received, Action<string> lost)
    {
        lock (gate)
        {
            if (!plugged)
            {
                throw Fault("it is not there; put the plug of its USB cable in");
            }

            if (open is not null)
            {
                throw Fault("it is in use; close it where it is open first");
            }

            RigBaud = BenchConsoleConfig.RigBaud;
            return open = new SimulatedSerialLine(this, received, lost);
        }
    }

    /// <inheritdoc/>
    public void FromPhone(ReadOnlyMemory<byte> bytes)
    {
        lock (gate)
        {
            if (open is { } line)
            {
                ReadOnlyMemory<byte> copy = bytes.ToArray();
                loop.Post(() => line.Receive(copy));
                return;
            }
        }

        Interlocked.Add(ref lost, bytes.Length);
    }

    /// <inheritdoc/>
    public void HangUp()
    {
        lock (gate)
        {
            plugged = false;
            if (open is { } line)
            {
                open = null;
                loop.Post(() => line.Lose($"the line hung up: the plug of {name} is out"));
            }
        }
    }

    /// <inheritdoc/>
    public void Replug()
    {
        lock (gate)
        {
            plugged = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => HangUp();

    /// <summary>Bytes of an open line go to the phone.</summary>
    /// <exception cref="HardwareFaultException">The line is not open any more.</exception>
    internal void Send(SimulatedSerialLine line, ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            if (open != line)
            {
                throw Fault("the line is lost or closed; open the port again");
            }
        }

        ToPhone?.Invoke(bytes.ToArray());
    }

    /// <summary>An open line listens at another speed.</summary>
    /// <exception cref="HardwareFaultException">The line is not open any more.</exception>
    internal void Retune(SimulatedSerialLine line, int baud)
    {
        lock (gate)
        {
            RigBaud = open == line ? baud : throw Fault("the line is lost or closed; open the port again");
        }
    }

    /// <summary>A line was disposed.</summary>
    internal void Close(SimulatedSerialLine line)
    {
        lock (gate)
        {
            open = open == line ? null : open;
        }
    }

    private HardwareFaultException Fault(string reason) => new($"console {name}", reason);
}
