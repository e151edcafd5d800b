using System.Net;

namespace PhoneRig.Simulator.Phone;

/// <summary>An address, and the TFTP server that came with it.</summary>
/// <param name="Address">The phone's own.</param>
/// <param name="Server">The TFTP server; null: none of the options named a usable one.</param>
/// <param name="ServerFrom">What named it: opt150, opt66, siaddr (facts 3.2).</param>
internal sealed record Lease(IPAddress Address, IPAddress? Server, string ServerFrom);
