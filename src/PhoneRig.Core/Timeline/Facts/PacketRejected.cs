namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A packet was dropped because it is malformed or not for this rig.</summary>
/// <param name="Mac">Hardware address, where the packet tells it.</param>
/// <param name="Address">Who sent it.</param>
/// <param name="Protocol">"dhcp", "tftp", "sccp", "http" or "cdp".</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record PacketRejected(string? Mac, string? Address, string Protocol, string Reason) : NetworkSighting(Mac, Address);
