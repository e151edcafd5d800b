using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A key was pressed and let go.</summary>
/// <param name="Deed">Sequence of the <c>deed-intended</c> entry.</param>
/// <param name="Key">The key.</param>
/// <param name="For">How long it was down.</param>
public sealed record KeyPressed(long Deed, Key Key, TimeSpan For) : DeedEnded(Deed);
