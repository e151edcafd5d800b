using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>A segment behind a switch, as the hosts of one process see it: a real socket on 127.0.0.1 for each open port.</summary>
/// <param name="segment">The switch.</param>
/// <param name="loop">The loop that callbacks run on.</param>
public sealed class SwitchedNetwork(ISegmentSwitch segment, IEventLoop loop) : ISegment
{
    private readonly LoopbackStreams streams = new(segment, loop);

    /// <inheritdoc/>
    public bool RefusesOnlyForHosts => streams.RefusesOnlyForHosts;

    /// <inheritdoc/>
    public IStreamListener Listen(IPEndPoint local, Func<IStreamConnection, IStreamReceiver> accepted) => streams.Listen(local, accepted);

    /// <inheritdoc/>
    public IStreamConnection Connect(IPAddress from, IPEndPoint to, IStreamReceiver receiver) => streams.Connect(from, to, receiver);

    /// <inheritdoc/>
    public IDatagramPort Open(IPEndPoint local, DatagramReceived received)
    {
        var socket = UdpSocket.Open(new IPEndPoint(IPAddress.Loopback, 0), device: null, loop, (from, datagram) =>
        {
            if (from.Port == segment.Port && SwitchedDatagram.TryRead(datagram.Span, out var sender))
            {
                received(sender, datagram[SwitchedDatagram.Header..]);
            }
        });
        try
        {
            return new Port(segment, segment.Plug(socket.Local.Port, local), socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class Port(ISegmentSwitch segment, IPEndPoint host, UdpSocket socket) : IDatagramPort
    {
        private readonly IPEndPoint switchAddress = new(IPAddress.Loopback, segment.Port);
        private bool closed;

        public IPEndPoint Local => host;

        public void Send(ReadOnlySpan<byte> payload, IPEndPoint to)
        {
            if (payload.Length > SwitchedDatagram.LongestPayload)
            {
                return;
            }

            var datagram = new byte[SwitchedDatagram.Header + payload.Length];
            SwitchedDatagram.Address(datagram, to);
            payload.CopyTo(datagram.AsSpan(SwitchedDatagram.Header));
            socket.Send(datagram, switchAddress);
        }

        /// <summary>Once only: the socket's port may be another host's by the second time.</summary>
        public void Dispose()
        {
            if (closed)
            {
                return;
            }

            closed = true;
            segment.Unplug(socket.Local.Port);
            socket.Dispose();
        }
    }
}
