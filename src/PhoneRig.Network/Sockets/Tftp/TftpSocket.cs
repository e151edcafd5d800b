using System.Net;
using System.Net.Sockets;

namespace PhoneRig.Network.Sockets.Tftp;

/// <summary>
/// One of the engine's sockets. It knows whose it is, so that a ready socket leads to its machine without a look-up. Never connected (network notes 6.2),
/// and it never blocks: one segment that takes no packets must not hold up the others.
/// </summary>
internal sealed class TftpSocket : Socket
{
    /// <summary>Four megabytes: phones that are switched on together ask together, and the default of 208 KB loses some (network notes 6.4).</summary>
    private const int ManyPackets = 4 << 20;

    private readonly SocketAddress to;

    private TftpSocket(EngineListener owner, int port, AddressFamily family)
        : base(family, SocketType.Dgram, ProtocolType.Udp)
    {
        (Owner, Port) = (owner, port);
        to = PeerAddress.Empty(family);
    }

    /// <summary>Whose it is.</summary>
    public EngineListener Owner { get; }

    /// <summary>Its number in the machine; see <see cref="Network.Tftp.TftpPorts"/>.</summary>
    public int Port { get; }

    /// <summary>Its own address.</summary>
    public IPEndPoint Local { get; private set; } = new(IPAddress.Any, 0);

    /// <summary>A device that goes away says so at each read: it is left alone until then.</summary>
    public TimeSpan RestsUntil { get; set; }

    /// <summary>Binds one.</summary>
    /// <exception cref="SocketException">The system refused.</exception>
    public static TftpSocket Open(EngineListener owner, int port, IPEndPoint local, string? device)
    {
        var bound = new TftpSocket(owner, port, local.AddressFamily);
        try
        {
            // No SO_REUSEADDR: with UDP it would let two servers share a port and each lose half of the packets.
            bound.Blocking = false;
            bound.ReceiveBufferSize = ManyPackets;
            if (device is not null)
            {
                DeviceBinding.Bind(bound, device);
            }

            var isIPv6 = local.AddressFamily == AddressFamily.InterNetworkV6;
            if (isIPv6)
            {
                bound.DualMode = false;
            }

            bound.SetSocketOption(isIPv6 ? SocketOptionLevel.IPv6 : SocketOptionLevel.IP, SocketOptionName.PacketInformation, optionValue: true);
            bound.Bind(local);
            bound.Local = (IPEndPoint)bound.LocalEndPoint!;
            return bound;
        }
        catch
        {
            bound.Dispose();
            throw;
        }
    }

    /// <summary>Sends; what the network does about it is not an error.</summary>
    public void Send(ReadOnlySpan<byte> payload, UdpPeer peer)
    {
        PeerAddress.Write(to, peer);
        try
        {
            SendTo(payload, SocketFlags.None, to);
        }
        catch (SocketException)
        {
            // No route, no carrier, no room: the datagram is lost, and the machine sends again.
        }
    }
}
