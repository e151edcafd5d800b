namespace PhoneRig.Core.Safety;

/// <summary>What is remembered of a coil.</summary>
/// <param name="Warm">How much warmer than the air it was then, in kelvins.</param>
/// <param name="At">When: uptime.</param>
/// <param name="IsOn">Whether it has been on since; else it has been off.</param>
internal sealed record CoilWarmth(double Warm, TimeSpan At, bool IsOn);
