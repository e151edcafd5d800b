using PhoneRig.Core.Attribution;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The rig found out the hardware address of the phone that stands here.</summary>
/// <param name="Mac">The address, "00:1b:2c:3d:4e:5f".</param>
/// <param name="By">How.</param>
public sealed record MacLearnt(string Mac, AttributedBy By) : Fact;
