namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A DHCP message came from a phone.</summary>
/// <param name="Mac">Client hardware address.</param>
/// <param name="Address">The address it has or asks for.</param>
/// <param name="Message">"discover", "request", "decline", "release", "inform".</param>
/// <param name="Vendor">Option 60 without its trailing NUL (facts 8).</param>
/// <param name="Circuit">The port that the switch or relay which passed it on named (option 82, circuit id, RFC 3046), as a rig file writes it; null: none did.</param>
public sealed record DhcpAsked(string? Mac, string? Address, string Message, string? Vendor, string? Circuit = null) : NetworkSighting(Mac, Address);
