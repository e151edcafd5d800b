using PhoneRig.Simulator.Bench.Gpio;

namespace PhoneRig.Simulator.Bench.I2c;

/// <summary>
/// A simulated PCF8574 or PCF8574A, 8-bit quasi-bidirectional port, from NXP's data sheet (rev. 5). It knows nothing of the process that talks to it. A low is
/// driven hard; a high is a source of 0.1 mA, too weak for any load, so it is shown as a wire that is let go (section 8.1).
/// </summary>
public sealed class Pcf8574Chip : ISimulatedI2cChip, ISimulatedPins, IForgetful
{
    private readonly Lock gate = new();
    private readonly OrderedNotices notices = new();
    private readonly bool?[] outside = new bool?[8];

    /// <summary>All high after power-up (section 8.1).</summary>
    private byte latch = 0xFF;

    /// <inheritdoc/>
    public event Action<int, LineState>? LineChanged;

    /// <inheritdoc/>
    public int Count => 8;

    /// <summary>Power has come back: every pin is high. The chip has no other reset.</summary>
    public void PowerOnReset() => Store([0xFF]);

    /// <inheritdoc/>
    public LineState Line(int pin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pin);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pin, Count);
        lock (gate)
        {
            return StateOf(latch, pin);
        }
    }

    /// <summary>The bench drives a wire high or low, or with null lets it go, so that the chip decides. A low of the chip's wins over it.</summary>
    public void SetInput(int pin, bool? level)
    {
        lock (gate)
        {
            outside[pin] = level;
        }
    }

    /// <summary>Every byte sets the port as it is acknowledged (section 8.2).</summary>
    public void Write(ReadOnlySpan<byte> bytes) => Store(bytes);

    /// <summary>Every byte read is the levels on the pins, not the latch (section 8.3).</summary>
    public void Read(Span<byte> bytes)
    {
        lock (gate)
        {
            var levels = 0;
            for (var pin = 0; pin < Count; pin++)
            {
                levels |= (latch & (1 << pin)) != 0 && outside[pin] != false ? 1 << pin : 0;
            }

            bytes.Fill((byte)levels);
        }
    }

    private static LineState StateOf(byte latch, int pin) => (latch & (1 << pin)) != 0 ? LineState.Released : new LineState(Driven: true, Level: false);

    private void Store(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            foreach (var value in bytes)
            {
                var before = latch;
                latch = value;
                for (var pin = 0; pin < Count; pin++)
                {
                    var (number, after) = (pin, StateOf(latch, pin));
                    if (after != StateOf(before, pin))
                    {
                        notices.Add(() => LineChanged?.Invoke(number, after));
                    }
                }
            }
        }

        notices.Run();
    }
}
