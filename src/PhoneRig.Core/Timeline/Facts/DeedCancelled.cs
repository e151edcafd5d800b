namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The deed was called off before the part moved: a release, a stop or its opposite came first.</summary>
/// <param name="Deed">Sequence of the <c>deed-intended</c> entry.</param>
/// <param name="Reason">Why.</param>
public sealed record DeedCancelled(long Deed, string Reason) : DeedEnded(Deed);
