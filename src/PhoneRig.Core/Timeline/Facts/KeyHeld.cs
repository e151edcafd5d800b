using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A key is down and stays down.</summary>
/// <param name="Deed">Sequence of the <c>deed-intended</c> entry.</param>
/// <param name="Key">The key.</param>
public sealed record KeyHeld(long Deed, Key Key) : DeedEnded(Deed);
