namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A person told the hardware address of the phone that stands here, from its label. It stands until the next is told, or it is forgotten.</summary>
/// <param name="Mac">The address, "00:1b:2c:3d:4e:5f".</param>
/// <param name="By">Who told it.</param>
public sealed record MacScanned(string Mac, string By) : Fact;
