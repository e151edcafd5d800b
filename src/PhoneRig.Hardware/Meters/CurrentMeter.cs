using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Chips;

namespace PhoneRig.Hardware.Meters;

/// <summary>
/// An INA228 or INA238 in a phone's 48 V line. The first look starts the chip, so it tells nothing. After a fault the chip is started anew at the next
/// look. Which way round its shunt is wired does not matter: how much flows counts.
/// </summary>
/// <param name="board">The board's name, for messages.</param>
/// <param name="open">Opens the chip; nothing is sent by that.</param>
/// <param name="onAbove">The current above which the phone is fed, in mA.</param>
public sealed class CurrentMeter(string board, Func<Ina2x8> open, double onAbove) : IPowerMeter, IDisposable
{
    private readonly string part = $"meter {board}";
    private Ina2x8? chip;

    /// <inheritdoc/>
    public LinePower? Read()
    {
        try
        {
            if (chip is null)
            {
                chip = open();
                chip.Start();
                return null;
            }

            if (!chip.TryRead(out var reading))
            {
                return null;
            }

            var milliamps = Math.Abs(reading.Milliamps);
            return new LinePower(milliamps > onAbove, (int)Math.Round(milliamps), Math.Round(reading.Volts, 1));
        }
        catch (Exception e) when (HardwareMissing.Knows(e))
        {
            Dispose();
            throw HardwareMissing.Explain(part, e);
        }
    }

    /// <summary>Lets the chip go; the next look starts it anew.</summary>
    public void Dispose()
    {
        chip?.Dispose();
        chip = null;
    }
}
