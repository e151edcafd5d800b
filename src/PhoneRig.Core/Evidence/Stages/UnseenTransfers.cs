using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>
/// What of a phone's transfers the rig cannot see, because other servers than its own give addresses and files. An earlier owner's alternate TFTP
/// server (facts 3.2) is unseen on every site: a phone with a lease that asks the rig for nothing may be asking there.
/// </summary>
/// <param name="Files">Files come from another server: nothing is seen of any transfer.</param>
/// <param name="Leases">Addresses come from another server: only what phones broadcast is heard, and no answer to it.</param>
internal sealed record UnseenTransfers(bool Files, bool Leases)
{
    /// <summary>What a site hides.</summary>
    /// <param name="network">The site; null for one that the rig alone serves.</param>
    public static UnseenTransfers On(NetworkConfig? network) =>
        new(network?.Tftp == ServiceKind.External, network?.Dhcp == ServiceKind.External);
}
