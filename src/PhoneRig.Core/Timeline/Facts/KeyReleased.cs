using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A held key was let go.</summary>
/// <param name="Deed">Sequence of the <c>deed-intended</c> entry of the release; of the hold, where its bound ran out.</param>
/// <param name="Key">The key.</param>
public sealed record KeyReleased(long Deed, Key Key) : DeedEnded(Deed);
