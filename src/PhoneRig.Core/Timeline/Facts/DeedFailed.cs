namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The hands could not do it: a rig fault.</summary>
/// <param name="Deed">Sequence of the <c>deed-intended</c> entry.</param>
/// <param name="Part">The part that failed.</param>
/// <param name="Reason">What is wrong and what to do.</param>
public sealed record DeedFailed(long Deed, string Part, string Reason) : DeedEnded(Deed);
