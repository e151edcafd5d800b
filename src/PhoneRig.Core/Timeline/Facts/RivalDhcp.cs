namespace PhoneRig.Core.Timeline.Facts;

/// <summary>Another DHCP server answers on a segment that the rig's own serves: phones may take what it tells them. Of no station's phone, so it is told to every station of that segment.</summary>
/// <param name="Mac">The server's hardware address, where it could be had.</param>
/// <param name="Address">Where its packets come from.</param>
/// <param name="Server">What it calls itself (option 54).</param>
/// <param name="TftpServer">The TFTP server that it names to phones; null where it names none, or was not heard to.</param>
public sealed record RivalDhcp(string? Mac, string? Address, string Server, string? TftpServer) : NetworkSighting(Mac, Address);
