using PhoneRig.Hosting.Control;

namespace PhoneRig.Hosting.Replay;

/// <summary>What a run was asked for, and where it ran, beyond what its timeline tells.</summary>
/// <param name="Form">See <see cref="RecordingForm.Version"/>.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Speed">How many times faster than the clock; null for virtual time. 1 for real parts.</param>
/// <param name="Surroundings">What was real and what was not.</param>
internal sealed record AppliedRun(int Form, ControlRequest Request, double? Speed, string Surroundings);
