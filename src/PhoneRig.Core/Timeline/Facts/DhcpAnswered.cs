namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The rig answered a DHCP message.</summary>
/// <param name="Mac">Client hardware address.</param>
/// <param name="Address">The address given.</param>
/// <param name="Message">"offer", "ack", "nak".</param>
public sealed record DhcpAnswered(string? Mac, string? Address, string Message) : NetworkSighting(Mac, Address);
