using PhoneRig.Core.Phones;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hardware.Lamps;

/// <summary>A photodiode with its comparator over one lamp.</summary>
/// <param name="Lamp">The lamp.</param>
/// <param name="Line">The pin that it pulls.</param>
public sealed record PhotodiodePin(Lamp Lamp, PinLine Line);
