using System.Net;

namespace PhoneRig.Network.Dhcp;

/// <summary>One address of the pool and the client it belongs to.</summary>
/// <param name="Address">The address.</param>
/// <param name="Mac">The client's hardware address; empty for a declined address.</param>
/// <param name="State">What it is.</param>
/// <param name="Until">Loop uptime until which nobody else gets it.</param>
public sealed record Lease(IPAddress Address, string Mac, LeaseState State, TimeSpan Until);
