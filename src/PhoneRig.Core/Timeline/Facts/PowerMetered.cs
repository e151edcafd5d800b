using PhoneRig.Core.Evidence;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>What the meter or opto in the 48 V line behind the relay says: told where it has changed, and anew a second after a switching that changed nothing.</summary>
/// <param name="Power">Whether the line carries power; unknown where the part does not answer.</param>
/// <param name="Milliamps">The current, in mA; null where it is not known, or only its presence is seen.</param>
/// <param name="Volts">The voltage behind the relay, in V; null likewise.</param>
public sealed record PowerMetered(PowerSense Power, int? Milliamps, double? Volts) : Fact;
