namespace PhoneRig.Core.Timeline.Facts;

/// <summary>Another DHCP server of the rig's segment was not heard any more. Told to every station, as it was when it appeared.</summary>
/// <param name="Mac">The server's hardware address, where it could be had.</param>
/// <param name="Address">Where its packets came from.</param>
/// <param name="Server">What it calls itself (option 54).</param>
public sealed record RivalDhcpGone(string? Mac, string? Address, string Server) : NetworkSighting(Mac, Address);
