using PhoneRig.Core.Configuration;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hardware.Keypads;

/// <summary>What switches a solenoid.</summary>
/// <param name="Pin">The pin, as one that is on or off.</param>
/// <param name="Duty">The same pin as one that can be on for a share of the time; null where it cannot.</param>
/// <param name="Coil">The coil.</param>
public sealed record SolenoidWire(PinLine Pin, DutyPin? Duty, CoilConfig Coil);
