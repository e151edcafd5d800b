namespace PhoneRig.Core.Configuration;

/// <summary>A simulated site: the DHCP and TFTP servers that are not the rig's, written <c>site: FAULT</c> or <c>site: { fault: FAULT }</c>.</summary>
[ShortForm(nameof(Fault))]
public sealed record SiteConfig
{
    /// <summary>What is wrong with the site, by the simulator's name for it; "none" for a good one.</summary>
    public required string Fault { get; init; }
}
