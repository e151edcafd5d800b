using PhoneRig.Core.Evidence;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>What feeds the rig and its phones has changed, or is known, or not known any more. On the rig's own timeline and on every station's: runs go by it.</summary>
/// <param name="Power">What feeds them.</param>
/// <param name="Said">What the supply says, or why it does not say anything, as a phrase.</param>
public sealed record UpsSeen(UpsPower Power, string Said) : Fact;
