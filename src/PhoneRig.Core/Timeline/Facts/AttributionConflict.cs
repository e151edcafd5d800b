namespace PhoneRig.Core.Timeline.Facts;

/// <summary>What tells whose packets are whose disagrees with itself: a matter of the set-up, for a person to put right.</summary>
/// <param name="Mac">The hardware address that it is about, "00:1b:2c:3d:4e:5f".</param>
/// <param name="Reason">What disagrees, and what to do.</param>
public sealed record AttributionConflict(string Mac, string Reason) : Fact;
