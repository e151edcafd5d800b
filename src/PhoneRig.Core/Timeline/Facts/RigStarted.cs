namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The rig took this station over: its clock starts anew here, and what the phone did meanwhile nobody saw.</summary>
/// <param name="Rig">The rig's name.</param>
/// <param name="Simulated">True where phones and metal are simulated.</param>
public sealed record RigStarted(string Rig, bool Simulated) : Fact;
