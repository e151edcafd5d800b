using System.Device.Gpio;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hardware.Power;

/// <summary>The pin before the actuator rail's one-shot (wiring/rail.md). Making one touches nothing; the first <see cref="Beat"/> makes it an output.</summary>
/// <param name="pin">The pin.</param>
public sealed class RailPin(PinLine pin) : IActuatorRail
{
    private readonly OutputLine line = new($"rail {pin.Name}", pin);
    private PinValue next = PinValue.High;

    /// <inheritdoc/>
    public void Beat()
    {
        line.Drive(next);
        next = !next;
    }
}
