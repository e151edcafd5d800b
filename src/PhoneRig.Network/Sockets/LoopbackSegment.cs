using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>
/// A network segment made of real UDP and TCP sockets on 127.0.0.1: hosts ask for the addresses they would have on the wire, such as
/// 10.70.0.1:67 or 0.0.0.0:68, and each gets a socket of its own on a free port. Needs no rights and no interface, and two
/// segments on one computer do not hear each other.
/// </summary>
/// <remarks>The rig and the bench may run on different loops: <see cref="For"/> gives each its own view of the segment.</remarks>
public sealed class LoopbackSegment
{
    /// <summary>First port of the dynamic range (RFC 6335 section 6).</summary>
    private const int FirstFreePort = 49152;

    private readonly Lock gate = new();
    private readonly List<Port> open = [];
    private readonly StreamDirectory streams = new();

    /// <summary>Who a real socket is on the segment. An entry outlives its socket: a host may send its last word and close at once.</summary>
    private readonly Dictionary<IPEndPoint, IPEndPoint> logicalOf = [];

    /// <summary>The segment as hosts on this loop see it.</summary>
    public ISegment For(IEventLoop loop) => new View(this, loop);

    private Port OpenPort(IPEndPoint local, DatagramReceived received, IEventLoop loop)
    {
        lock (gate)
        {
            var logical = local.Port == 0 ? new IPEndPoint(local.Address, FreePort(local.Address)) : local;

            // Hosts without an address are different hosts, however many there are.
            if (!logical.Address.Equals(IPAddress.Any) && open.Exists(port => port.Local.Equals(logical)))
            {
                throw new HardwareFaultException($"udp {logical} on the loopback segment", "another host of the segment has this address and port. Give each host its own.");
            }

            var socket = UdpSocket.Open(new IPEndPoint(IPAddress.Loopback, 0), device: null, loop, (from, payload) =>
            {
                if (LogicalOf(from) is { } sender)
                {
                    received(sender, payload);
                }
            });
            var opened = new Port(this, logical, socket);
            logicalOf[socket.Local] = logical;
            open.Add(opened);
            return opened;
        }
    }

    private int FreePort(IPAddress address)
    {
        var port = FirstFreePort;
        while (open.Exists(one => one.Local.Address.Equals(address) && one.Local.Port == port))
        {
            port++;
        }

        return port;
    }

    private IPEndPoint? LogicalOf(IPEndPoint real)
    {
        lock (gate)
        {
            return logicalOf.GetValueOrDefault(real);
        }
    }

    private List<IPEndPoint> Reached(Port sender, IPEndPoint to)
    {
        var everybody = to.Address.Equals(IPAddress.Broadcast);
        lock (gate)
        {
            return open
                .Where(port => everybody ? port != sender && port.Local.Port == to.Port : port.Local.Equals(to) && !to.Address.Equals(IPAddress.Any))
                .Select(port => port.Real)
                .ToList();
        }
    }

    private void Close(Port port)
    {
        lock (gate)
        {
            open.Remove(port);
        }
    }

    private sealed class View(LoopbackSegment segment, IEventLoop loop) : ISegment
    {
        private readonly LoopbackStreams streams = new(segment.streams, loop);

        public bool RefusesOnlyForHosts => streams.RefusesOnlyForHosts;

        public IDatagramPort Open(IPEndPoint local, DatagramReceived received) => segment.OpenPort(local, received, loop);

        public IStreamListener Listen(IPEndPoint local, Func<IStreamConnection, IStreamReceiver> accepted) => streams.Listen(local, accepted);

        public IStreamConnection Connect(IPAddress from, IPEndPoint to, IStreamReceiver receiver) => streams.Connect(from, to, receiver);
    }

    private sealed class Port(LoopbackSegment segment, IPEndPoint logical, UdpSocket socket) : IDatagramPort
    {
        public IPEndPoint Local => logical;

        public IPEndPoint Real => socket.Local;

        public void Send(ReadOnlySpan<byte> payload, IPEndPoint to)
        {
            foreach (var real in segment.Reached(this, to))
            {
                socket.Send(payload, real);
            }
        }

        public void Dispose()
        {
            segment.Close(this);
            socket.Dispose();
        }
    }
}
