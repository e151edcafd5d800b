using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Simulations;

/// <summary>A phone lost its power, or its source, while that does harm.</summary>
/// <param name="At">When, in the world's time.</param>
/// <param name="Station">Where.</param>
/// <param name="Mac">Which phone.</param>
/// <param name="By">Whose doing it was.</param>
/// <param name="Activity">What the phone was doing.</param>
/// <param name="MustNotSince">Since when the phone did what must not be cut.</param>
/// <param name="CoilMovedAt">When the rig moved the relay's coil last.</param>
internal sealed record HarmfulCut(TimeSpan At, string? Station, string Mac, CutBy By, PhoneActivity Activity, TimeSpan MustNotSince, TimeSpan CoilMovedAt);
