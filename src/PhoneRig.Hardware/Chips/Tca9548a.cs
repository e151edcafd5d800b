using System.Collections.Immutable;
using System.Device.I2c;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hardware.Chips;

/// <summary>
/// An eight-way I2C switch. Each channel is a bus, so what sits behind it needs no special code. Selecting the channel and
/// the transfer are one act under the main bus's lock; making one selects nothing.
/// </summary>
public sealed class Tca9548a : IDisposable
{
    /// <summary>How many channels it has.</summary>
    public const int ChannelCount = 8;

    private readonly I2cDevice control;
    private readonly SharedI2cBus main;
    private readonly bool deselect;
    private readonly bool shouldDispose;

    /// <summary>What the control register is known to hold; null after start-up and after any failure, so that the next act writes it.</summary>
    private byte? selected;

    /// <summary>A mux; nothing is sent to it yet.</summary>
    /// <param name="control">The mux itself, at 0x70 to 0x77.</param>
    /// <param name="main">The bus it hangs on. Several muxes of one bus must be given one and the same <see cref="SharedI2cBus"/>: its lock is theirs.</param>
    /// <param name="deselect">True: all channels are off again after each transfer. Needed where two muxes of one bus carry equal addresses.</param>
    /// <param name="shouldDispose">True: <paramref name="control"/> is disposed with this object.</param>
    public Tca9548a(I2cDevice control, I2cBus main, bool deselect = false, bool shouldDispose = true)
    {
        this.control = control;
        this.main = main as SharedI2cBus ?? new SharedI2cBus(main, shouldDispose: false);
        this.deselect = deselect;
        this.shouldDispose = shouldDispose;
        Channels = [.. Enumerable.Range(0, ChannelCount).Select(number => (I2cBus)new Channel(this, number))];
    }

    /// <summary>The channels, 0 to 7.</summary>
    public ImmutableArray<I2cBus> Channels { get; }

    /// <summary>Switches every channel off.</summary>
    /// <exception cref="IOException">The mux does not answer.</exception>
    public void Deselect()
    {
        lock (main.Gate)
        {
            Select(0);
        }
    }

    /// <summary>Lets the mux go; the channel that is selected stays so.</summary>
    public void Dispose()
    {
        if (shouldDispose)
        {
            control.Dispose();
        }
    }

    /// <summary>The control register: one bit a channel (data sheet SCPS207, table 2).</summary>
    private void Select(byte channels)
    {
        if (selected == channels)
        {
            return;
        }

        selected = null;
        control.WriteByte(channels);
        selected = channels;
    }

    private void Leave()
    {
        if (deselect)
        {
            Select(0);
        }
    }

    /// <summary>After a failed transfer: who knows what the mux took. What went wrong with the transfer is what the caller must hear.</summary>
    private void Doubt()
    {
        selected = null;
        try
        {
            Leave();
        }
        catch (IOException)
        {
            selected = null;
        }
    }

    private sealed class Channel(Tca9548a mux, int number) : I2cBus
    {
        private readonly List<ChannelDevice> devices = [];

        public override I2cDevice CreateDevice(int deviceAddress)
        {
            var device = new ChannelDevice(mux, this, (byte)(1 << number), mux.main.CreateDevice(deviceAddress));
            lock (devices)
            {
                devices.Add(device);
            }

            return device;
        }

        public override void RemoveDevice(int deviceAddress)
        {
            foreach (var device in Devices().Where(device => device.ConnectionSettings.DeviceAddress == deviceAddress))
            {
                device.Dispose();
            }
        }

        public void Forget(ChannelDevice device)
        {
            lock (devices)
            {
                devices.Remove(device);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                Devices().ForEach(device => device.Dispose());
            }

            base.Dispose(disposing);
        }

        private List<ChannelDevice> Devices()
        {
            lock (devices)
            {
                return [.. devices];
            }
        }
    }

    private sealed class ChannelDevice(Tca9548a mux, Channel channel, byte bit, I2cDevice device) : I2cDevice
    {
        private delegate void Transfer(I2cDevice device, ReadOnlySpan<byte> toWrite, Span<byte> toRead);

        public override I2cConnectionSettings ConnectionSettings => device.ConnectionSettings;

        public override void Read(Span<byte> buffer) => Run(static (device, _, read) => device.Read(read), [], buffer);

        public override void Write(ReadOnlySpan<byte> buffer) => Run(static (device, write, _) => device.Write(write), buffer, []);

        public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) =>
            Run(static (device, write, read) => device.WriteRead(write, read), writeBuffer, readBuffer);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                channel.Forget(this);
                device.Dispose();
            }

            base.Dispose(disposing);
        }

        private void Run(Transfer transfer, ReadOnlySpan<byte> toWrite, Span<byte> toRead)
        {
            lock (mux.main.Gate)
            {
                mux.Select(bit);
                try
                {
                    transfer(device, toWrite, toRead);
                }
                catch
                {
                    mux.Doubt();
                    throw;
                }

                mux.Leave();
            }
        }
    }
}
