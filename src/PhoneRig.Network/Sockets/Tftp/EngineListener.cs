using System.Net;
using System.Net.Sockets;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Tftp;
using PhoneRig.Network.Tftp.Hosts;

namespace PhoneRig.Network.Sockets.Tftp;

/// <summary>
/// One listening of the engine: its machine and its sockets. Where it listens to one address, that has the well-known socket and a few transfer sockets. Where it listens
/// to all, each address that is asked gets transfer sockets of its own, so that answers come from the address asked (RFC 1123 section 4.2.3.4 wants broadcasts ignored: they
/// have none). Opened by whoever listens; all else is the engine's thread's.
/// </summary>
internal sealed class EngineListener : ITftpSink
{
    /// <summary>Addresses served at once by one that listens to all; 127.0.0.0/8 alone has millions.</summary>
    private const int MostGroups = 64;

    /// <summary>Headers of IPv4, UDP and TFTP within a packet.</summary>
    private const int Headers = 32;

    /// <summary>How long a socket that fails is left alone.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    private readonly TftpListening what;
    private readonly string? device;
    private readonly Outbox? outbox;
    private readonly OwnAddresses own;
    private readonly TftpServer server;
    private readonly TftpPorts ports;
    private readonly TftpSocket wellKnown;
    private readonly bool listensToAll;
    private readonly Dictionary<IPAddress, int> groups = [];
    private readonly List<TftpSocket> byPort = [];
    private readonly SocketAddress from;
    private readonly EndPoint anybody;

    /// <summary>Opens the sockets.</summary>
    /// <param name="what">What is served.</param>
    /// <param name="device">The interface; null: any.</param>
    /// <param name="outbox">Gathers what is to be sent, and is flushed by the engine; null: each datagram is sent at once.</param>
    /// <exception cref="HardwareFaultException">One cannot be opened; none stays open.</exception>
    public EngineListener(TftpListening what, string? device, Outbox? outbox)
    {
        (this.what, this.device, this.outbox) = (what, device, outbox);
        OpenFailure.CheckDevice(what.Local, device);
        own = new OwnAddresses(device);
        var mtu = own.MtuOf(what.Local.Address);
        var options = mtu is { } most and > Headers + 512 ? what.Options with { MostBlockSize = Math.Min(what.Options.MostBlockSize, most - Headers) } : what.Options;
        server = new TftpServer(options, what.Files, what.MacOf);
        ports = new TftpPorts(options.TransferPorts);
        listensToAll = what.Local.Address.Equals(IPAddress.Any) || what.Local.Address.Equals(IPAddress.IPv6Any);
        from = PeerAddress.Empty(what.Local.AddressFamily);
        anybody = new IPEndPoint(what.Local.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        try
        {
            wellKnown = TftpSocket.Open(this, port: 0, what.Local, device);
            try
            {
                if (!listensToAll)
                {
                    OpenGroup(what.Local.Address);
                }
            }
            catch
            {
                wellKnown.Dispose();
                throw;
            }
        }
        catch (SocketException refused)
        {
            throw OpenFailure.Explain(what.Local, device, refused);
        }
    }

    /// <summary>Where requests go.</summary>
    public IPEndPoint Local => wellKnown.Local;

    /// <summary>When to call <see cref="Tick"/>; null for never.</summary>
    public TimeSpan? WakeAt => server.WakeAt;

    /// <summary>Its sockets; more where more addresses were asked.</summary>
    public IEnumerable<TftpSocket> Sockets => byPort.Prepend(wellKnown).Distinct();

    /// <summary>Raised when there are more sockets.</summary>
    public event Action? SocketsChanged;

    /// <summary>Sends again what is due.</summary>
    public void Tick(TimeSpan now) => server.Tick(now, this);

    /// <summary>Whether <see cref="Receive(TftpSocket, TimeSpan, DatagramBatch)"/> serves: not where each datagram must be asked which address it came to.</summary>
    public bool TakesBatches(TftpSocket socket) => !listensToAll || socket != wellKnown;

    /// <summary>Takes what a socket has.</summary>
    public void Receive(TftpSocket socket, TimeSpan now, DatagramBatch batch)
    {
        if (batch.Receive(socket) is not { } count)
        {
            socket.RestsUntil = now + Rest;
            return;
        }

        for (var i = 0; i < count; i++)
        {
            Take(socket, socket.Port, now, batch.Peer(i), batch.Payload(i));
        }
    }

    /// <summary>Takes one datagram from a socket that has one.</summary>
    /// <returns>False where there was none, or the socket failed.</returns>
    public bool Receive(TftpSocket socket, TimeSpan now, Span<byte> buffer)
    {
        try
        {
            if (listensToAll && socket == wellKnown)
            {
                ReceiveForAny(now, buffer);
            }
            else
            {
                var length = socket.ReceiveFrom(buffer, SocketFlags.None, from);
                Take(socket, socket.Port, now, PeerAddress.Read(from), buffer[..length]);
            }

            return true;
        }
        catch (SocketException failed) when (failed.SocketErrorCode == SocketError.WouldBlock)
        {
            // Its checksum was wrong, and the kernel dropped it.
            return false;
        }
        catch (SocketException)
        {
            socket.RestsUntil = now + Rest;
            return false;
        }
    }

    public void Send(int port, ReadOnlySpan<byte> payload, UdpPeer to)
    {
        // A socket that listens to all cannot say which address it answers from.
        var socket = byPort[listensToAll && ports.IsWellKnown(port) ? port + 1 : port];
        if (outbox is not null)
        {
            outbox.Add(socket, payload, to);
        }
        else
        {
            socket.Send(payload, to);
        }

        what.Seen?.Invoke(socket.Local, to.EndPoint, payload);
    }

    public void Report(NetworkSighting sighting) => what.Report(sighting);

    /// <summary>Closes every socket.</summary>
    public void Close()
    {
        wellKnown.Dispose();
        byPort.ForEach(socket => socket.Dispose());
    }

    private void ReceiveForAny(TimeSpan now, Span<byte> buffer)
    {
        var flags = SocketFlags.None;
        var sender = anybody;
        var length = wellKnown.ReceiveMessageFrom(buffer, ref flags, ref sender, out var packet);
        if (GroupOf(Asked(packet), now) is { } group)
        {
            Take(wellKnown, ports.WellKnown(group), now, UdpPeer.Of((IPEndPoint)sender), buffer[..length]);
        }
    }

    /// <summary>A link-local address is one only together with its interface.</summary>
    private static IPAddress Asked(IPPacketInformation packet) =>
        packet.Address.IsIPv6LinkLocal ? new IPAddress(packet.Address.GetAddressBytes(), packet.Interface) : packet.Address;

    private int? GroupOf(IPAddress asked, TimeSpan now)
    {
        if (groups.TryGetValue(asked, out var group))
        {
            return group;
        }

        if (groups.Count >= MostGroups || !own.Contains(asked, now))
        {
            return null;
        }

        try
        {
            group = OpenGroup(asked);
            SocketsChanged?.Invoke();
            return group;
        }
        catch (SocketException)
        {
            // The address went away with the packet still in the queue.
            return null;
        }
    }

    private int OpenGroup(IPAddress address)
    {
        var group = groups.Count;
        var opened = new List<TftpSocket>();
        try
        {
            for (var i = 1; i < ports.InGroup; i++)
            {
                opened.Add(TftpSocket.Open(this, ports.WellKnown(group) + i, new IPEndPoint(address, 0), device));
            }
        }
        catch
        {
            opened.ForEach(socket => socket.Dispose());
            throw;
        }

        byPort.Add(listensToAll ? opened[0] : wellKnown);
        byPort.AddRange(opened);
        groups[address] = group;
        return group;
    }

    private void Take(TftpSocket socket, int port, TimeSpan now, UdpPeer peer, ReadOnlySpan<byte> payload)
    {
        what.Seen?.Invoke(peer.EndPoint, socket.Local, payload);
        server.Receive(now, port, peer, payload, this);
    }
}
