using System.Net;

namespace PhoneRig.Network.Dhcp;

/// <summary>A subnet whose phones reach the server through a relay in it (RFC 2131 section 4.3.1, giaddr).</summary>
/// <param name="Mask">Its mask.</param>
/// <param name="LeaseFrom">First address to lease; in the subnet.</param>
/// <param name="LeaseTo">Last address to lease; in the subnet.</param>
/// <param name="Router">Option 3 of its phones.</param>
public sealed record RelayedSubnet(IPAddress Mask, IPAddress LeaseFrom, IPAddress LeaseTo, IPAddress Router);
