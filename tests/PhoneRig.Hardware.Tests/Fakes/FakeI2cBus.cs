using System.Device.I2c;

namespace PhoneRig.Hardware.Tests.Fakes;

/// <summary>A wire with chips on it. Like Linux's bus it creates an address once, and answers for an absent chip with an IOException.</summary>
internal sealed class FakeI2cBus : I2cBus
{
    private readonly HashSet<int> open = [];

    /// <summary>Fixed chips by address.</summary>
    public Dictionary<int, II2cChip> Chips { get; } = [];

    /// <summary>Muxes, whose selected channels are on the wire, too.</summary>
    public List<FakeTca9548a> Muxes { get; } = [];

    /// <summary>How many transfers were made.</summary>
    public int Transfers { get; private set; }

    /// <summary>Runs before each transfer with its address: throw here for a fault.</summary>
    public Action<int>? BeforeTransfer { get; set; }

    public IReadOnlyCollection<int> OpenAddresses => open;

    public override I2cDevice CreateDevice(int deviceAddress) => open.Add(deviceAddress)
        ? new Device(this, deviceAddress)
        : throw new InvalidOperationException($"Device with address 0x{deviceAddress:X} is already open.");

    public override void RemoveDevice(int deviceAddress) => open.Remove(deviceAddress);

    private II2cChip Find(int address)
    {
        Transfers++;
        BeforeTransfer?.Invoke(address);
        var answering = new List<II2cChip>();
        if (Chips.TryGetValue(address, out var chip))
        {
            answering.Add(chip);
        }

        answering.AddRange(Muxes.SelectMany(mux => mux.Visible(address)));
        return answering.Count switch
        {
            1 => answering[0],
            0 => throw new IOException("Error 121. Cannot perform I2C data transfer."),
            _ => throw new InvalidOperationException($"{answering.Count} chips answer at 0x{address:X}: their bytes would be mixed"),
        };
    }

    private sealed class Device(FakeI2cBus bus, int address) : I2cDevice
    {
        private bool disposed;

        public override I2cConnectionSettings ConnectionSettings { get; } = new(1, address);

        public override void Read(Span<byte> buffer) => Chip().Read(buffer);

        public override void Write(ReadOnlySpan<byte> buffer) => Chip().Write(buffer);

        public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer)
        {
            var chip = Chip();
            chip.Write(writeBuffer);
            chip.Read(readBuffer);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !disposed)
            {
                disposed = true;
                bus.RemoveDevice(address);
            }

            base.Dispose(disposing);
        }

        private II2cChip Chip()
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return bus.Find(address);
        }
    }
}
