using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.Simulator.Lan;

/// <summary>
/// A simulated site around a rig: the DHCP and TFTP servers that are not the rig's, with a fault or without. Written from the phone
/// facts, with bytes of its own: it shares no code with the rig's servers.
/// </summary>
public sealed class SimulatedSite : IDisposable
{
    private readonly SiteDhcp? dhcp;
    private readonly SiteTftp? tftp;
    private readonly PeerPhone? peer;
    private readonly SiteFault fault;

    /// <summary>A site whose servers are not open yet.</summary>
    /// <param name="config">The rig's network: which services are the site's, and who has which address.</param>
    /// <param name="fault">What is wrong with it.</param>
    /// <param name="firmware">The set that its TFTP server holds.</param>
    /// <param name="network">The segment.</param>
    /// <exception cref="FormatException">The fault is in a server that is not the site's; the message says what to write.</exception>
    public SimulatedSite(NetworkConfig config, SiteFault fault, SyntheticFirmwareRequest firmware, INetwork network)
    {
        this.fault = fault;
        Check(config, fault);
        var addresses = new SiteAddresses(config.Address);
        var server = fault.NoGateway ? SiteAddresses.Elsewhere
            : config.TftpServer is { } named ? IPAddress.Parse(named)
            : config.Tftp == ServiceKind.External ? addresses.Server
            : addresses.Rig;
        dhcp = config.Dhcp == ServiceKind.External ? new SiteDhcp(network, addresses, server, fault) : null;
        tftp = config.Tftp == ServiceKind.External ? new SiteTftp(network, server, SiteFiles.Of(firmware, fault), fault) : null;
        peer = fault.Peer ? new PeerPhone(network, addresses.Peer) : null;
    }

    /// <summary>Whether a fault can show on a network.</summary>
    /// <exception cref="FormatException">It is in a server that is not the site's; the message says what to write.</exception>
    public static void Check(NetworkConfig config, SiteFault fault)
    {
        var missing = (fault.Services.HasFlag(SiteServices.Dhcp) && config.Dhcp != ServiceKind.External ? "dhcp: external" : null,
            fault.Services.HasFlag(SiteServices.Tftp) && config.Tftp != ServiceKind.External ? "tftp: external" : null) switch
        {
            ({ } one, { } other) => $"{one} and {other}",
            var (one, other) => one ?? other,
        };
        if (missing is not null)
        {
            throw new FormatException($"simulated site: the fault '{fault.Name}' is in a server of the site's own: write {missing} under network");
        }
    }

    /// <summary>The segment as the phones see it.</summary>
    public ISegment ForPhones(ISegment network) => fault.CutOff ? new CutOffNetwork() : network;

    /// <summary>Serves from now on. On the segment's loop.</summary>
    public void Open()
    {
        dhcp?.Open();
        tftp?.Open();
        peer?.Open();
    }

    /// <summary>Closes every port.</summary>
    public void Dispose()
    {
        dhcp?.Dispose();
        tftp?.Dispose();
        peer?.Dispose();
    }
}
