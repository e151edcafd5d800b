using System.Collections.Immutable;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Hosting.Standalone;

/// <summary>A DHCP server that a probe heard, and what a phone would make of it.</summary>
/// <param name="Offer">What it would tell a phone.</param>
/// <param name="Files">What the TFTP server that it names said; null where it was not asked.</param>
/// <param name="Findings">What is wrong with it, the worst first.</param>
public sealed record ProbedServer(DhcpOffer Offer, TftpLookResult? Files, ImmutableArray<OfferFinding> Findings)
{
    /// <summary>True where a phone finds its files with it.</summary>
    public bool IsGood => !Findings.Any(finding => finding.IsMissing);
}
