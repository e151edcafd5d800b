namespace PhoneRig.Hardware.Chips;

/// <summary>What a meter measured in a line.</summary>
/// <param name="Milliamps">The current over its shunt, in mA; negative where it flows back.</param>
/// <param name="Volts">The voltage behind the shunt, in V.</param>
public readonly record struct LineReading(double Milliamps, double Volts);
