namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A part of the rig failed, outside any deed. Never held against the phone.</summary>
/// <param name="Part">The part that failed.</param>
/// <param name="Reason">What is wrong and what to do.</param>
public sealed record RigFault(string Part, string Reason) : Fact;
