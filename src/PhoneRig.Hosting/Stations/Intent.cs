using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Stations;

/// <summary>A deed that is on the timeline and has not ended.</summary>
/// <param name="Number">The sequence of its <c>deed-intended</c>.</param>
/// <param name="Deed">What is to be done.</param>
/// <param name="ForcedBy">Who answers for doing it against an interlock; null for nobody.</param>
internal sealed record Intent(long Number, Deed Deed, string? ForcedBy);
