namespace PhoneRig.Core.Timeline.Facts;

/// <summary>Text was sent on the console.</summary>
/// <param name="Deed">Sequence of the <c>deed-intended</c> entry.</param>
/// <param name="Text">What was sent.</param>
public sealed record ConsoleSent(long Deed, string Text) : DeedEnded(Deed);
