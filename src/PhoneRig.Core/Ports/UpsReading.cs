using PhoneRig.Core.Evidence;

namespace PhoneRig.Core.Ports;

/// <summary>What an uninterruptible power supply says.</summary>
/// <param name="Power">What it means.</param>
/// <param name="Said">In its own words, as a phrase.</param>
public sealed record UpsReading(UpsPower Power, string Said);
