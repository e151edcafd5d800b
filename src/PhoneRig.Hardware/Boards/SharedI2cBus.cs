using System.Device.I2c;

namespace PhoneRig.Hardware.Boards;

/// <summary>
/// One I2C bus for several users: an address is opened once and closed with its last user. The buses of System.Device.Gpio
/// refuse to create a device twice, and eight TCS34725 behind a mux are eight users of one address.
/// </summary>
/// <param name="bus">The bus itself.</param>
/// <param name="shouldDispose">True: the bus is disposed with this object.</param>
public sealed class SharedI2cBus(I2cBus bus, bool shouldDispose = true) : I2cBus
{
    private readonly Dictionary<int, Opened> opened = [];

    /// <summary>Held by whatever must not be cut in two on this bus: a mux from select to the end of the transfer.</summary>
    internal Lock Gate { get; } = new();

    /// <inheritdoc/>
    public override I2cDevice CreateDevice(int deviceAddress)
    {
        lock (opened)
        {
            if (!opened.TryGetValue(deviceAddress, out var entry))
            {
                opened[deviceAddress] = entry = new Opened(bus.CreateDevice(deviceAddress));
            }

            entry.Users++;
            return new Handle(this, deviceAddress, entry);
        }
    }

    /// <summary>Closes an address for all its users.</summary>
    public override void RemoveDevice(int deviceAddress)
    {
        lock (opened)
        {
            if (opened.Remove(deviceAddress, out var entry))
            {
                entry.Device.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (opened)
            {
                foreach (var entry in opened.Values)
                {
                    entry.Device.Dispose();
                }

                opened.Clear();
            }

            if (shouldDispose)
            {
                bus.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private void Leave(int address, Opened entry)
    {
        lock (opened)
        {
            if (--entry.Users == 0 && opened.TryGetValue(address, out var present) && present == entry)
            {
                opened.Remove(address);
                entry.Device.Dispose();
            }
        }
    }

    private sealed class Opened(I2cDevice device)
    {
        public I2cDevice Device => device;

        public int Users { get; set; }
    }

    private sealed class Handle(SharedI2cBus bus, int address, Opened entry) : I2cDevice
    {
        private int disposed;

        public override I2cConnectionSettings ConnectionSettings => entry.Device.ConnectionSettings;

        public override void Read(Span<byte> buffer) => Device().Read(buffer);

        public override void Write(ReadOnlySpan<byte> buffer) => Device().Write(buffer);

        public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) => Device().WriteRead(writeBuffer, readBuffer);

        protected override void Dispose(bool disposing)
        {
            if (disposing && Interlocked.Exchange(ref disposed, 1) == 0)
            {
                bus.Leave(address, entry);
            }

            base.Dispose(disposing);
        }

        private I2cDevice Device()
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref disposed) == 1, this);
            return entry.Device;
        }
    }
}
