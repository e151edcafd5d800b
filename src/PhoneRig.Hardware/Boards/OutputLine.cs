using System.Device.Gpio;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Boards;

/// <summary>
/// A pin that drives something. It is opened on first use and never before; what an earlier program left on it stays
/// until the first <see cref="Drive"/>.
/// </summary>
/// <param name="part">What the pin moves, for messages: "relay relays/3".</param>
/// <param name="line">The pin.</param>
internal sealed class OutputLine(string part, PinLine line)
{
    private readonly Lock gate = new();
    private bool driven;

    /// <summary>The level the pin drives; null while it drives nothing, or where the driver cannot tell before it drives.</summary>
    /// <exception cref="HardwareFaultException">The board did not answer, or it lost its settings after we drove the pin.</exception>
    public PinValue? Level()
    {
        lock (gate)
        {
            try
            {
                if (Held())
                {
                    return line.Controller.Read(line.Pin);
                }
            }
            catch (Exception e) when (HardwareMissing.Knows(e))
            {
                throw HardwareMissing.Explain(part, e);
            }

            return driven
                ? throw new HardwareFaultException(part, "the pin was driven and is an input again: the board was reset; look for a dip of its supply")
                : null;
        }
    }

    /// <summary>Drives the pin to a level, with no other level on the way where the driver can (see the folder's README).</summary>
    /// <exception cref="HardwareFaultException">The board did not answer, or the pin does not show the level.</exception>
    public void Drive(PinValue level)
    {
        lock (gate)
        {
            try
            {
                if (Held())
                {
                    line.Controller.Write(line.Pin, level);
                }
                else
                {
                    line.Controller.OpenPin(line.Pin, PinMode.Output, level);
                }

                // GpioController.Write to a pin in input mode is silent and drives nothing, so the pin itself is asked.
                if (line.Controller.GetPinMode(line.Pin) != PinMode.Output)
                {
                    throw new HardwareFaultException(part, "the pin cannot be made an output; see whether another program or driver holds it (gpioinfo)");
                }

                driven = true;
                if (line.Controller.Read(line.Pin) != level)
                {
                    throw new HardwareFaultException(part, $"the pin was driven {level} and reads {!level}: something else drives it, or it is shorted");
                }
            }
            catch (Exception e) when (HardwareMissing.Knows(e))
            {
                throw HardwareMissing.Explain(part, e);
            }
        }
    }

    /// <summary>
    /// True where the pin is an output of ours that a plain write moves. libgpiod v1 calls a line an output that it has not
    /// requested yet, and then ignores writes to it without a word; only reading tells.
    /// </summary>
    private bool Held()
    {
        if (!line.Controller.IsPinOpen(line.Pin))
        {
            line.Controller.OpenPin(line.Pin);
        }

        if (line.Controller.GetPinMode(line.Pin) != PinMode.Output)
        {
            return false;
        }

        try
        {
            line.Controller.Read(line.Pin);
            return true;
        }
        catch (IOException) when (!driven)
        {
            return false;
        }
    }
}
