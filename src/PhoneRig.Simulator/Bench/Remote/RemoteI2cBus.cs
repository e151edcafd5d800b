using System.Buffers.Binary;
using PhoneRig.Simulator.Bench.I2c;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>
/// An I2C bus of a bench in another process, with the manners of /dev/i2c-N through System.Device.Gpio. A bus does one transfer at a time,
/// so it has one connection. Safe to use from any thread.
/// </summary>
internal sealed class RemoteI2cBus(BenchConnection bench, byte number) : OpenableI2cBus(number)
{
    /// <summary>The longest message that Linux takes (i2c-dev.c, i2cdev_ioctl_rdwr).</summary>
    private const int LongestMessage = 8192;

    /// <summary>Messages up to here are put together on the stack; a register write of a chip has two or three bytes.</summary>
    private const int Short = 256;

    /// <summary>Bus, address, whether there is a write message, and two bytes of how much to read.</summary>
    private const int Header = 5;

    public override string ToString() => $"simulated I2C bus {Number}, {bench.Welcome.Process}'s";

    internal override void Transfer(int address, bool write, ReadOnlySpan<byte> sent, Span<byte> received)
    {
        if (sent.Length > LongestMessage || received.Length > LongestMessage)
        {
            throw new ArgumentException($"an I2C message has at most {LongestMessage} bytes", nameof(sent));
        }

        Span<byte> request = sent.Length > Short ? new byte[Header + sent.Length] : stackalloc byte[Header + sent.Length];
        request[0] = (byte)Number;
        request[1] = (byte)address;
        request[2] = write ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt16LittleEndian(request[3..], (ushort)received.Length);
        sent.CopyTo(request[Header..]);
        bench.Exchange(BenchOperation.Transfer, request, received);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        bench.Dispose();
    }
}
