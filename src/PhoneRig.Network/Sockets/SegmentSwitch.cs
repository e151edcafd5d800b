using System.Net;
using System.Net.Sockets;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>
/// A network segment for hosts in several processes, as <see cref="LoopbackSegment"/> is for those of one: each host has a real UDP socket on
/// 127.0.0.1 and exchanges datagrams with this switch, which knows who is plugged in where. So no process ever goes by an old copy of
/// that. Two switches on one computer do not hear each other.
/// </summary>
public sealed class SegmentSwitch : ISegmentSwitch, IDisposable
{
    /// <summary>First port of the dynamic range (RFC 6335 section 6).</summary>
    private const int FirstFreePort = 49152;

    /// <summary>As every socket of the segment has: phones that are switched on together ask together (network notes 6.4).</summary>
    private const int ReceiveBuffer = 4 << 20;

    private readonly Lock gate = new();
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Dictionary<int, IPEndPoint> plugged = [];

    /// <summary>Who a socket is or was. An entry outlives its plug: a host may send its last word and close at once.</summary>
    private readonly Dictionary<int, IPEndPoint> senders = [];

    private readonly StreamDirectory streams = new();
    private readonly Thread thread;
    private volatile bool closed;

    /// <summary>Opens it on a free port.</summary>
    public SegmentSwitch()
    {
        socket.ReceiveBufferSize = ReceiveBuffer;
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        thread = new Thread(Forward) { IsBackground = true, Name = $"switch {Port}" };
        thread.Start();
    }

    /// <inheritdoc/>
    public int Port { get; }

    /// <summary>The segment as hosts of this process, on this loop, see it.</summary>
    public ISegment For(IEventLoop loop) => new SwitchedNetwork(this, loop);

    /// <inheritdoc/>
    public IPEndPoint Plug(int socketPort, IPEndPoint host)
    {
        lock (gate)
        {
            var given = host.Port == 0 ? new IPEndPoint(host.Address, FreePort(host.Address)) : host;

            // Hosts without an address are different hosts, however many there are.
            if (!given.Address.Equals(IPAddress.Any) && plugged.ContainsValue(given))
            {
                throw new HardwareFaultException($"udp {given} on the simulated segment", "another host of the segment has this address and port, perhaps a second rig on the same bench. Give each host its own.");
            }

            if (!plugged.TryAdd(socketPort, given))
            {
                throw new HardwareFaultException($"udp {given} on the simulated segment", $"the socket at 127.0.0.1:{socketPort} is {plugged[socketPort]} already. Open one for each host.");
            }

            senders[socketPort] = given;
            return given;
        }
    }

    /// <inheritdoc/>
    public void Unplug(int socketPort)
    {
        lock (gate)
        {
            plugged.Remove(socketPort);
        }
    }

    /// <inheritdoc/>
    public IPEndPoint Listen(int socketPort, IPEndPoint host) => streams.Listen(socketPort, host);

    /// <inheritdoc/>
    public void Unlisten(int socketPort) => streams.Unlisten(socketPort);

    /// <inheritdoc/>
    public int? Find(IPEndPoint host) => streams.Find(host);

    /// <summary>Takes the segment down.</summary>
    public void Dispose()
    {
        closed = true;
        socket.Dispose();
        thread.Join();
    }

    private int FreePort(IPAddress address)
    {
        var port = FirstFreePort;
        while (plugged.ContainsValue(new IPEndPoint(address, port)))
        {
            port++;
        }

        return port;
    }

    private void Forward()
    {
        var buffer = new byte[65536];
        var address = new SocketAddress(AddressFamily.InterNetwork);
        var template = new IPEndPoint(IPAddress.Any, 0);
        while (!closed)
        {
            try
            {
                var length = socket.ReceiveFrom(buffer, SocketFlags.None, address);
                if (SwitchedDatagram.TryRead(buffer.AsSpan(0, length), out var to))
                {
                    Forward(buffer.AsSpan(0, length), ((IPEndPoint)template.Create(address)).Port, to);
                }
            }
            catch (Exception late) when (late is SocketException or ObjectDisposedException)
            {
                // Closed, or the kernel tells of a host that is gone: to the others that is nothing.
            }
        }
    }

    private void Forward(Span<byte> datagram, int fromSocket, IPEndPoint to)
    {
        if (Reached(fromSocket, to, out var sender) is not { Length: > 0 } reached)
        {
            return;
        }

        SwitchedDatagram.Address(datagram, sender);
        foreach (var port in reached)
        {
            socket.SendTo(datagram, SocketFlags.None, new IPEndPoint(IPAddress.Loopback, port));
        }
    }

    private int[] Reached(int fromSocket, IPEndPoint to, out IPEndPoint sender)
    {
        var everybody = to.Address.Equals(IPAddress.Broadcast);
        lock (gate)
        {
            if (!senders.TryGetValue(fromSocket, out sender!) || to.Address.Equals(IPAddress.Any))
            {
                return [];
            }

            return
            [
                .. plugged
                    .Where(host => everybody ? host.Key != fromSocket && host.Value.Port == to.Port : host.Value.Equals(to))
                    .Select(host => host.Key),
            ];
        }
    }
}
