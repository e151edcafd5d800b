using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hardware.Meters;

/// <summary>
/// An isolated opto across a phone's 48 V line, behind its relay: its transistor pulls a pin while there are 48 V. It sees that the line is fed, not that a
/// phone takes anything. A pin that is no input any more, or has lost its pull-up, is a fault: a floating pin would be a guess.
/// </summary>
/// <param name="line">The pin.</param>
/// <param name="active">Its level while there are 48 V.</param>
public sealed class PresenceOpto(PinLine line, ActiveLevel active) : IPowerMeter
{
    private readonly string part = $"opto {line.Name}";
    private PinMode? mode;

    /// <inheritdoc/>
    public LinePower? Read()
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

            return new LinePower(line.Controller.Read(line.Pin) == (active == ActiveLevel.High));
        }
        catch (Exception e) when (HardwareMissing.Knows(e))
        {
            throw HardwareMissing.Explain(part, e);
        }
    }

    /// <summary>The opto's own resistor decides; where the pin has a pull-up, a cut wire to an opto that pulls down then reads as no power, and not as noise.</summary>
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
