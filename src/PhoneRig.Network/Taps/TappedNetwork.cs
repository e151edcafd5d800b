using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Taps;

/// <summary>A segment whose every datagram and stream is shown to somebody else too, after it was sent, and before a received one is answered.</summary>
/// <param name="network">The segment.</param>
/// <param name="seen">Who looks at datagrams.</param>
/// <param name="streams">Who looks at streams; null for nobody.</param>
public sealed class TappedNetwork(ISegment network, DatagramSeen seen, StreamSeen? streams = null) : ISegment
{
    private readonly IStreamNetwork tapped = streams is null ? network : new TappedStreams(network, streams);

    /// <inheritdoc/>
    public bool RefusesOnlyForHosts => network.RefusesOnlyForHosts;

    /// <inheritdoc/>
    public IStreamListener Listen(IPEndPoint local, Func<IStreamConnection, IStreamReceiver> accepted) => tapped.Listen(local, accepted);

    /// <inheritdoc/>
    public IStreamConnection Connect(IPAddress from, IPEndPoint to, IStreamReceiver receiver) => tapped.Connect(from, to, receiver);

    /// <inheritdoc/>
    public IDatagramPort Open(IPEndPoint local, DatagramReceived received)
    {
        // A port number that is the system's choice is known only once the port is open.
        Port? opened = null;
        opened = new Port(
            network.Open(local, (from, payload) =>
            {
                seen(from, opened?.Local ?? local, payload.Span);
                received(from, payload);
            }),
            seen);
        return opened;
    }

    private sealed class Port(IDatagramPort port, DatagramSeen seen) : IDatagramPort
    {
        public IPEndPoint Local => port.Local;

        public void Send(ReadOnlySpan<byte> payload, IPEndPoint to)
        {
            port.Send(payload, to);
            seen(port.Local, to, payload);
        }

        public void Dispose() => port.Dispose();
    }
}
