using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Tftp;
using PhoneRig.Network.Tftp.Hosts;

namespace PhoneRig.Network;

/// <summary>
/// The DHCP and TFTP servers of one segment, on any network and loop: real sockets in real time, an in-memory LAN in virtual
/// time. DHCP runs on the loop, TFTP where its host runs it; construct and dispose on the loop.
/// </summary>
public sealed class SegmentServers : IDisposable
{
    private readonly IEventLoop loop;
    private readonly DhcpServer? dhcp;
    private readonly DhcpListener? listener;
    private readonly ITftpListener? tftp;
    private readonly Sink dhcpSink;
    private bool disposed;

    /// <summary>Opens the ports and serves.</summary>
    /// <param name="options">What they do.</param>
    /// <param name="network">The segment; its callbacks run on <paramref name="loop"/>.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="files">What TFTP serves.</param>
    /// <param name="report">Takes each sighting, after the packet it tells of was answered; on the loop, where TFTP's host tells there.</param>
    /// <param name="leases">Keeps leases beyond the process; null: nobody does.</param>
    /// <param name="rival">Is told of each other DHCP server that a client says it chose; null: nobody is.</param>
    /// <param name="tftpHost">Who runs TFTP; null: the loop, over the network.</param>
    /// <exception cref="HardwareFaultException">A port cannot be opened; none stays open.</exception>
    public SegmentServers(
        SegmentServersOptions options,
        INetwork network,
        IEventLoop loop,
        ITftpFiles files,
        Action<NetworkSighting> report,
        ILeaseKeeper? leases = null,
        Action<IPAddress>? rival = null,
        ITftpHost? tftpHost = null)
    {
        this.loop = loop;
        dhcp = options.DhcpService == ServiceKind.BuiltIn ? new DhcpServer(options.Dhcp, leases, loop.Uptime, rival) : null;
        listener = dhcp is null ? new DhcpListener(options.Dhcp) : null;
        dhcpSink = new Sink(report);
        try
        {
            var address = options.Dhcp.Address;
            dhcpSink.Ports.Add(network.Open(new IPEndPoint(address, options.DhcpPort), ReceiveDhcp));
            tftp = options.TftpService == ServiceKind.BuiltIn
                ? (tftpHost ?? new LoopTftpHost(network, loop)).Listen(new TftpListening
                {
                    Local = new IPEndPoint(address, options.TftpPort),
                    Files = files,
                    Report = report,
                    MacOf = MacOf,
                    Options = options.Tftp,
                })
                : null;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Who has which address: tells a phone by its address, and where it can be reached.</summary>
    /// <exception cref="InvalidOperationException">Another server leases.</exception>
    public LeaseTable Leases => dhcp?.Leases ?? throw new InvalidOperationException("another server leases addresses here");

    /// <summary>Whose an address is: as leased, or, where another server leases, as the phone was heard to ask for it; null: nobody's that is known. From any thread.</summary>
    public string? MacOf(IPAddress address) => dhcp is { } server ? server.MacOf(address) : listener!.MacOf(address);

    /// <summary>Where TFTP requests go.</summary>
    /// <exception cref="InvalidOperationException">Another server serves files.</exception>
    public IPEndPoint TftpEndPoint => tftp?.Local ?? throw new InvalidOperationException("another server serves files here");

    /// <summary>Closes every port. Transfers under way stop without a word.</summary>
    public void Dispose()
    {
        disposed = true;
        dhcpSink.Close();
        tftp?.Dispose();
    }

    private void ReceiveDhcp(IPEndPoint from, ReadOnlyMemory<byte> payload)
    {
        if (!disposed)
        {
            dhcp?.Receive(loop.Uptime, from, payload.Span, dhcpSink);
            listener?.Receive(payload.Span, dhcpSink);
        }
    }

    private sealed class Sink(Action<NetworkSighting> report) : IServerSink
    {
        public List<IDatagramPort> Ports { get; } = [];

        public void Send(int port, ReadOnlySpan<byte> payload, IPEndPoint to) => Ports[port].Send(payload, to);

        public void Report(NetworkSighting sighting) => report(sighting);

        public void Close()
        {
            foreach (var port in Ports)
            {
                port.Dispose();
            }
        }
    }
}
