using System.Collections.Immutable;
using PhoneRig.Network.Dhcp;

namespace PhoneRig.Hosting.Leases;

/// <summary>Leases that outlive the simulated processes of a world, as a file outlives real ones.</summary>
internal sealed class LeasesInMemory : ILeaseKeeper
{
    private readonly LeaseLines lines = new();

    /// <inheritdoc/>
    public ImmutableArray<KeptLease> Found => lines.Leases;

    /// <inheritdoc/>
    public void Keep(KeptLease lease) => lines.Take(lease);
}
