namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The receiver was lifted or put back.</summary>
/// <param name="Deed">Sequence of the <c>deed-intended</c> entry.</param>
/// <param name="OffHook">True: lifted.</param>
public sealed record HookMoved(long Deed, bool OffHook) : DeedEnded(Deed);
