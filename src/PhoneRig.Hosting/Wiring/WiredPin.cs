using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Wiring;

/// <summary>A pin or channel of a station and what hangs on it.</summary>
/// <param name="Pin">Which.</param>
/// <param name="PinName">As it is printed beside the pin: "GPA3", "channel 5", "GPIO 17".</param>
/// <param name="Part">What kind of circuit hangs there.</param>
/// <param name="Of">What it is for, in few words: "key 5", "line1", "brick".</param>
public sealed record WiredPin(PinRef Pin, string PinName, WiredPart Part, string Of);
