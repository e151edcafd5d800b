namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A DHCP message came from a phone.</summary>
/// <param name="Mac">Client hardware address.</param>
/// <param name="Address">The address it has or asks for.</param>
/// <param name="Message">"discover", "request", "decline", "release", "inform".</param>
/// <param name="Vendor">Option 60 without its trailing NUL (facts 8).</param>
public sealed record DhcpAsked(string? Mac, string? Address, string Message, string? Vendor) : NetworkSighting(Mac, Address);
