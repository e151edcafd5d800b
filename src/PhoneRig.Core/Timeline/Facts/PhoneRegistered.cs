namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A phone registered with the rig's call manager (facts 8): it runs.</summary>
/// <param name="Mac">Hardware address, from the device's name.</param>
/// <param name="Address">Its address.</param>
/// <param name="Device">The name it registered by: "SEP001B2C3D4E5F".</param>
/// <param name="Load">The load it says it runs: "SCCP70.9-4-2SR3-1S"; null where it does not say.</param>
/// <param name="Protocol">The version of SCCP that it speaks at the most; null where it does not say.</param>
/// <param name="DeviceType">The number of its model: 30006 for the 7970 (facts 4).</param>
public sealed record PhoneRegistered(string? Mac, string? Address, string Device, string? Load, int? Protocol, int DeviceType) : NetworkSighting(Mac, Address);
