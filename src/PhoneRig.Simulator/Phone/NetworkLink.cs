using System.Collections.Immutable;
using System.Net;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Lan;

namespace PhoneRig.Simulator.Phone;

/// <summary>The phone on its network: an address from DHCP or from its own settings, and a TFTP server.</summary>
/// <param name="scope">The boot it belongs to.</param>
internal sealed class NetworkLink(BootScope scope) : IDisposable
{
    /// <summary>Where a phone's own ports begin (facts 3.1: seen in a server's log).</summary>
    private const int TftpClientPort = 49152;
    private const int DhcpClientPort = 68;

    private readonly PhoneBoard board = scope.Board;
    private DhcpClient? dhcp;
    private IDatagramPort? dhcpPort;
    private IDatagramPort? adverts;
    private (IPAddress Address, ImmutableHashSet<string> Files)? peer;
    private readonly List<IStreamConnection> streams = [];
    private readonly List<IStreamListener> listeners = [];
    private Action up = () => { };
    private bool portUp = scope.Board.Profile.LinkUpAfter == TimeSpan.Zero;

    /// <summary>The TFTP client, once the link is up.</summary>
    public TftpClient? Tftp { get; private set; }

    /// <summary>The phone's own address; none before the link is up.</summary>
    public IPAddress Address { get; private set; } = IPAddress.Any;

    /// <summary>Connects to a host. The connection falls silent with the link.</summary>
    public IStreamConnection Connect(IPEndPoint to, IStreamReceiver receiver)
    {
        var connection = board.Network.Connect(Address, to, receiver);
        streams.Add(connection);
        return connection;
    }

    /// <summary>Listens, until the link goes; what connects falls silent with it.</summary>
    public void Listen(int port, Func<IStreamConnection, IStreamReceiver> accepted)
    {
        try
        {
            listeners.Add(board.Network.Listen(new IPEndPoint(Address, port), connection =>
            {
                streams.Add(connection);
                return accepted(connection);
            }));
        }
        catch (HardwareFaultException taken)
        {
            // Another host has its address: it does without.
            board.Mishap($"its port {port} cannot be had: {taken.Message}");
        }
    }

    /// <summary>Seeks an address; <paramref name="whenUp"/> runs each time that there is one with a server.</summary>
    public void Start(Action whenUp)
    {
        up = whenUp;
        board.Enter(PhoneActivity.SeekingLease);
        adverts ??= board.Network.Open(new IPEndPoint(IPAddress.Any, PeerAdvert.Port), (from, advert) => peer = (from.Address, PeerAdvert.Read(advert.Span)));
        if (board.Profile.LinkDead)
        {
            return;
        }

        if (portUp)
        {
            SeekAddress();
            return;
        }

        scope.WakeUps.After(board.Profile.LinkUpAfter, () =>
        {
            // Facts 8; the module's name: L.
            board.Console.Trace("NOT", "VLAN", "PORT_UP Event for port 0");
            portUp = true;
            SeekAddress();
        });
    }

    /// <summary>Gives the address back and asks for a new one (facts 3.2, 7.2 row 10).</summary>
    public void DropLease()
    {
        Dispose();
        Start(up);
    }

    public void Dispose()
    {
        dhcp?.Dispose();
        dhcpPort?.Dispose();
        Tftp?.Dispose();
        adverts?.Dispose();
        listeners.ForEach(listener => listener.Dispose());
        listeners.Clear();

        // Nobody is told: its power is gone, or its address.
        streams.ForEach(stream => stream.Abandon());
        streams.Clear();
        (dhcp, dhcpPort, Tftp, adverts) = (null, null, null, null);
    }

    private void SeekAddress()
    {
        var record = board.Flash.Network;
        if (record.Lost)
        {
            // Facts 8: one of the states that the phone shows; it has nothing to go on with.
            board.Console.Trace("NOT", "DHCP", "DISABLED");
            board.Enter(PhoneActivity.Stalled);
            return;
        }

        if (record is { Dhcp: false, Address: { } address })
        {
            Bind(new Lease(address, null, "") { Mask = record.Mask, Gateway = record.Gateway });
            return;
        }

        dhcp = new DhcpClient(scope, Bind);
        dhcp.Begin();
    }

    private void Bind(Lease lease)
    {
        var (server, from) = board.Flash.Network.AlternateServer is { } alternate ? (alternate, "alternate") : (lease.Server, lease.ServerFrom);
        board.Console.Trace("NOT", "DHCP", "Succeeded");
        board.Console.Trace("NOT", "DHCP", $"IP Address -- {lease.Address}");
        if (server is null)
        {
            // Facts 7.2 row 7: DHCP again and again, never TFTP.
            dhcp?.BeginLater();
            return;
        }

        try
        {
            // Nobody renews a lease within a recovery: the port is only held, as a phone's is.
            Address = lease.Address;
            dhcpPort = board.Network.Open(new IPEndPoint(lease.Address, DhcpClientPort), (_, _) => { });
            Tftp = new TftpClient(scope, new IPEndPoint(lease.Address, TftpClientPort), lease.Reaches(server) ? server : null, PeerWith);
        }
        catch (HardwareFaultException)
        {
            // Another host has that address already (facts 8).
            board.Console.Trace("WRN", "DHCP", "Throttle DHCP..");
            dhcpPort?.Dispose();
            dhcp?.BeginLater();
            return;
        }

        board.Console.Trace("INF", "DLoad", $"TFTP Svr set by {from}");
        board.Console.Trace("INF", "DLoad", $"TFTP Svr0 --> {server}");
        up();
    }

    /// <summary>Another phone that gives a file (facts 3.2, 7.2 row 22); null: none does, and the server is asked.</summary>
    private IPAddress? PeerWith(string file) => peer is { } other && other.Files.Contains(file) ? other.Address : null;
}
