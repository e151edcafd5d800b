using System.Device.I2c;

namespace PhoneRig.Simulator.Bench.I2c;

/// <summary>An open address on a bus, with the manners of the library's own device on Linux.</summary>
internal sealed class OpenI2cDevice(OpenableI2cBus bus, int address) : I2cDevice
{
    private volatile bool closed;

    public override I2cConnectionSettings ConnectionSettings => new(bus.Number, address);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        bus.Transfer(address, !buffer.IsEmpty, buffer, []);
    }

    public override void Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        ThrowIfEmpty(buffer);
        bus.Transfer(address, write: false, [], buffer);
    }

    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        ThrowIfEmpty(readBuffer);
        bus.Transfer(address, !writeBuffer.IsEmpty, writeBuffer, readBuffer);
    }

    protected override void Dispose(bool disposing)
    {
        closed = true;
        bus.Close(address, this);
        base.Dispose(disposing);
    }

    private static void ThrowIfEmpty(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            throw new ArgumentException($"{nameof(buffer)} cannot be empty.", nameof(buffer));
        }
    }
}
