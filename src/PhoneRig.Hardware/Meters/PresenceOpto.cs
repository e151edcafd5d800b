using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hardware.Meters;

/// <summary>
/// An isolated opto across a phone's 48 V line, behind its relay: its transistor pulls a pin while there are 48 V. It sees that the line is fed, not that a
/// phone takes anything.
/// </summary>
/// <param name="line">The pin.</param>
/// <param name="active">Its level while there are 48 V.</param>
public sealed class PresenceOpto(PinLine line, ActiveLevel active) : IPowerMeter
{
    private readonly InputLine input = new($"opto {line.Name}", line, active);

    /// <inheritdoc/>
    public LinePower? Read() => new LinePower(input.Read());
}
