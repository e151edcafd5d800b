using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Boards;

/// <summary>Finds the pin that a rig file names. Finding one opens its board, and moves nothing.</summary>
public interface IPinBoards
{
    /// <summary>The line of a pin, on the one controller of its board.</summary>
    /// <exception cref="HardwareFaultException">The rig has no such board, or the board cannot be opened.</exception>
    PinLine Line(PinRef pin);

    /// <summary>The pin as an output that can be on for a share of the time; null where its board only knows on and off.</summary>
    /// <exception cref="HardwareFaultException">The rig has no such board, or the board cannot be opened.</exception>
    DutyPin? Duty(PinRef pin);
}
