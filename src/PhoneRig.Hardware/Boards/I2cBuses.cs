using System.Device.I2c;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Boards;

/// <summary>The I2C buses of the controller, each opened once however many boards are on it.</summary>
/// <param name="open">Opens a bus by number, as in /dev/i2c-1; a bench opens simulated ones.</param>
public sealed class I2cBuses(Func<int, I2cBus> open) : IDisposable
{
    private readonly Dictionary<int, SharedI2cBus> buses = [];

    /// <summary>The buses of this machine.</summary>
    public I2cBuses()
        : this(I2cBus.Create)
    {
    }

    /// <summary>A bus by number.</summary>
    /// <exception cref="HardwareFaultException">There is no such bus, or this user may not open it.</exception>
    public SharedI2cBus Bus(int number)
    {
        lock (buses)
        {
            if (!buses.TryGetValue(number, out var bus))
            {
                try
                {
                    buses[number] = bus = new SharedI2cBus(open(number));
                }
                catch (Exception e) when (HardwareMissing.Knows(e))
                {
                    throw HardwareMissing.Explain($"I2C bus {number}", e);
                }
            }

            return bus;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (buses)
        {
            foreach (var bus in buses.Values)
            {
                bus.Dispose();
            }

            buses.Clear();
        }
    }
}
