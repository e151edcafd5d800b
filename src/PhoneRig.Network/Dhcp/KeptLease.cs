using System.Net;

namespace PhoneRig.Network.Dhcp;

/// <summary>
/// A lease as it outlives the process: whose an address is, and no time. A rig's computer has no clock of its own that runs while it is off,
/// so nobody can say how much of a lease is left after a restart: it counts as held for its full time from then on.
/// </summary>
/// <param name="Mac">The client's hardware address; empty for a declined address.</param>
/// <param name="Address">The address.</param>
/// <param name="State">Bound, released or declined. Offers are not kept: a client that was not acknowledged has nothing.</param>
public sealed record KeptLease(string Mac, IPAddress Address, LeaseState State);
