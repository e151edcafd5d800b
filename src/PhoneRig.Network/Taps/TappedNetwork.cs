using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Taps;

/// <summary>A network whose every datagram is shown to somebody else too, after it was sent, and before a received one is answered.</summary>
/// <param name="network">The network.</param>
/// <param name="seen">Who looks.</param>
public sealed class TappedNetwork(INetwork network, DatagramSeen seen) : INetwork
{
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
