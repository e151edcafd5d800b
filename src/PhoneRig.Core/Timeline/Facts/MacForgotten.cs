namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A hardware address is no longer taken for that of the phone that stands here.</summary>
/// <param name="Mac">The address, "00:1b:2c:3d:4e:5f".</param>
/// <param name="Why">Why not.</param>
public sealed record MacForgotten(string Mac, string Why) : Fact;
