namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A part of the rig failed, outside any deed. Never held against the phone.</summary>
/// <param name="Part">The part that failed.</param>
/// <param name="Reason">What is wrong and what to do.</param>
/// <param name="Hand">True where what feeds the phone or presses its keys hangs on the part, and may not be as it was ordered: what the phone shows then is no evidence against it, so a run ends as the rig's matter; null otherwise.</param>
public sealed record RigFault(string Part, string Reason, bool? Hand = null) : Fact;
