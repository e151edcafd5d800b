using PhoneRig.Core.Configuration;

namespace PhoneRig.Simulator.Bench.Solenoids;

/// <summary>What a solenoid is made of.</summary>
/// <param name="Wire">What its coil hangs on.</param>
/// <param name="Coil">The coil.</param>
internal sealed record SolenoidParts(CoilWire Wire, CoilConfig Coil);
