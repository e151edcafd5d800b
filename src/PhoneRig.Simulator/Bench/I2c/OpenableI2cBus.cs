using System.Device.I2c;

namespace PhoneRig.Simulator.Bench.I2c;

/// <summary>
/// What every bus of the bench has, wherever its chips are: addresses that are opened and closed with the manners of /dev/i2c-N through
/// System.Device.Gpio. Safe to use from any thread.
/// </summary>
/// <param name="number">The bus number, as in /dev/i2c-1.</param>
public abstract class OpenableI2cBus(int number) : I2cBus
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, OpenI2cDevice> devices = [];

    /// <summary>The bus number.</summary>
    public int Number => number;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The address is open already.</exception>
    public override I2cDevice CreateDevice(int deviceAddress)
    {
        lock (gate)
        {
            var device = new OpenI2cDevice(this, deviceAddress);
            return devices.TryAdd(deviceAddress, device)
                ? device
                : throw new ArgumentException($"Device with address 0x{deviceAddress:X2} is already open.", nameof(deviceAddress));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The address is not open.</exception>
    public override void RemoveDevice(int deviceAddress)
    {
        lock (gate)
        {
            if (!devices.Remove(deviceAddress))
            {
                throw new ArgumentException($"Device with address 0x{deviceAddress:X2} was not open.", nameof(deviceAddress));
            }
        }
    }

    /// <summary>One transfer, from start to stop: a write message, a read message, or both with a repeated start between them.</summary>
    /// <exception cref="IOException">No chip has this address, or the bus is stuck.</exception>
    internal abstract void Transfer(int address, bool write, ReadOnlySpan<byte> sent, Span<byte> received);

    /// <summary>Frees the address of a device that is disposed; of another device on it, nothing.</summary>
    internal void Close(int address, OpenI2cDevice device)
    {
        lock (gate)
        {
            if (devices.TryGetValue(address, out var open) && open == device)
            {
                devices.Remove(address);
            }
        }
    }

    /// <summary>Closes every device, as the end of a program does.</summary>
    protected override void Dispose(bool disposing)
    {
        lock (gate)
        {
            foreach (var device in devices.Values.ToArray())
            {
                device.Dispose();
            }
        }

        base.Dispose(disposing);
    }
}
