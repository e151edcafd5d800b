using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Safety;

/// <summary>A key that is down, or may be: a press or hold intended and not ended.</summary>
/// <param name="Number">Sequence of its <c>deed-intended</c>.</param>
/// <param name="Deed">The press or hold.</param>
/// <param name="Key">The key.</param>
internal sealed record KeyDown(long Number, Deed Deed, Key Key);
