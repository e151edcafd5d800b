namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A simulated site stands behind the external services of a simulated rig, and nowhere else.</summary>
internal sealed class SiteCheck : ICheck<RigConfig>
{
    public void Check(ReadFile<RigConfig> file)
    {
        var written = file.Root.Keys().Contains("site");
        if (file.Value.Network is not { } network)
        {
            return;
        }

        if (written && !file.Value.Simulated)
        {
            file.AtKey("only a simulated rig has a simulated site: leave site out, or write simulated: true", "site");
        }
        else if (!written && file.Value.Simulated && (network.Dhcp == ServiceKind.External || network.Tftp == ServiceKind.External))
        {
            file.At("nobody serves these simulated phones: write site: { fault: none } for a simulated site with good servers", "network", network.Dhcp == ServiceKind.External ? "dhcp" : "tftp");
        }
        else if (written && network.Tftp == ServiceKind.External && file.Root.Keys("firmware").Any() && !file.Root.Keys("firmware").Contains("synthetic"))
        {
            file.AtKey("a simulated site serves a made-up set: write firmware: { synthetic: ... }", "firmware");
        }
    }
}
