namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The phone was fed from the brick, or cut.</summary>
/// <param name="Deed">Sequence of the <c>deed-intended</c> entry.</param>
/// <param name="On">True: fed.</param>
public sealed record PowerSwitched(long Deed, bool On) : DeedEnded(Deed);
