using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Firmware;
using PhoneRig.Simulator.Lan;

namespace PhoneRig.Hosting.Worlds;

/// <summary>From a rig file to the simulated site that it stands on.</summary>
internal static class Sites
{
    /// <summary>The site on a rig's segment, not open yet; null where it has none.</summary>
    /// <exception cref="FormatException">Its fault is unknown, or in a server that is not the site's.</exception>
    public static SimulatedSite? Of(RigConfig rig, Segment segment, INetwork network) => rig.Site is { } site
        ? new SimulatedSite(segment.Network, SiteFaults.Find(site.Fault), FirmwareOf(rig), network)
        : null;

    /// <summary>True where a second DHCP server stands beside the rig's.</summary>
    public static bool HasRival(RigConfig rig) => rig.Site is { } site && SiteFaults.Find(site.Fault).Rival;

    /// <summary>What the simulator says against a rig's site; null for nothing.</summary>
    public static string? ProblemOf(RigConfig rig)
    {
        try
        {
            if (rig.Site is { } site)
            {
                SimulatedSite.Check(rig.Network, SiteFaults.Find(site.Fault));
            }

            return null;
        }
        catch (FormatException wrong)
        {
            return $"site: {wrong.Message}";
        }
    }

    /// <summary>Whose the servers are, at the end of a sentence about a world; nothing where they are the rig's.</summary>
    public static string Words(RigConfig rig) => (rig.Network.Dhcp, rig.Network.Tftp) switch
    {
        (ServiceKind.External, ServiceKind.External) => $"; the {Site(rig)} own DHCP and TFTP servers",
        (ServiceKind.External, _) => $"; the {Site(rig)} own DHCP server",
        (_, ServiceKind.External) => $"; the {Site(rig)} own TFTP server",
        _ => "",
    };

    private static string Site(RigConfig rig) => rig.Simulated ? "simulated site's" : "site's";

    /// <summary>The made-up set that the rig's firmware section names; where it names a real one, which only a site with its own DHCP alone may, any will do.</summary>
    private static SyntheticFirmwareRequest FirmwareOf(RigConfig rig) => rig.Firmware.Synthetic is { } synthetic
        ? new(synthetic.Version, Enum.Parse<SigningGeneration>(synthetic.Signing, ignoreCase: true)) { FullSize = synthetic.FullSize }
        : PeerPhone.Load;
}
