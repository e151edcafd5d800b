using System.Collections.Immutable;

namespace PhoneRig.Network.Dhcp;

/// <summary>Keeps leases beyond the end of the process.</summary>
public interface ILeaseKeeper
{
    /// <summary>The leases that were kept when the server started, one a client and one an address.</summary>
    ImmutableArray<KeptLease> Found { get; }

    /// <summary>Keeps a change. Called on the server's loop while a phone waits for its answer: returns at once, whatever the disk does.</summary>
    void Keep(KeptLease lease);
}
