namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A run of this station began.</summary>
/// <param name="Rig">The rig's name.</param>
/// <param name="Phone">The phone model's name.</param>
/// <param name="Simulated">True where the phone is a simulated one.</param>
/// <param name="Seed">The seed of a simulated run.</param>
public sealed record RunStarted(string Rig, string Phone, bool Simulated, int? Seed) : Fact;
