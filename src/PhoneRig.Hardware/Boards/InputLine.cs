using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Boards;

/// <summary>
/// A pin that something outside pulls. Made an input at the first read, and never driven. A pin that is no input any more, or has lost its pull-up, is a fault:
/// a floating pin would be a guess.
/// </summary>
/// <param name="part">What hangs there, for messages: "opto inputs/3".</param>
/// <param name="line">The pin.</param>
/// <param name="active">Its level while that pulls.</param>
internal sealed class InputLine(string part, PinLine line, ActiveLevel active)
{
    private PinMode? mode;

    /// <summary>Whether it pulls.</summary>
    /// <exception cref="HardwareFaultException">The pin cannot be read, or is not what it was made.</exception>
    public bool Read()
    {
        try
        {
            if (mode is null)
            {
                Open();
            }

            if (line.Controller.GetPinMode(line.Pin) is var now && now != mode)
            {
                mode = null;
                throw new HardwareFaultException(part, $"the pin was made {Settings()} and is {now} now: its board was reset, or another program has it; look for a dip of its supply");
            }

            return line.Controller.Read(line.Pin) == (active == ActiveLevel.High);
        }
        catch (Exception e) when (HardwareMissing.Knows(e))
        {
            throw HardwareMissing.Explain(part, e);
        }
    }

    /// <summary>The part's own resistor decides; where the pin has a pull-up, a cut wire to a part that pulls down then reads as not pulled, and not as noise.</summary>
    private PinMode Settings() =>
        active == ActiveLevel.Low && line.Controller.IsPinModeSupported(line.Pin, PinMode.InputPullUp) ? PinMode.InputPullUp : PinMode.Input;

    private void Open()
    {
        if (line.Controller.IsPinOpen(line.Pin))
        {
            line.Controller.SetPinMode(line.Pin, Settings());
        }
        else
        {
            line.Controller.OpenPin(line.Pin, Settings());
        }

        // What the driver makes of it: libgpiod v1 tells an input with a pull-up as an input.
        mode = line.Controller.GetPinMode(line.Pin);
        if (mode == PinMode.Output)
        {
            mode = null;
            throw new HardwareFaultException(part, "the pin cannot be made an input; see whether another program or driver holds it (gpioinfo)");
        }
    }
}
