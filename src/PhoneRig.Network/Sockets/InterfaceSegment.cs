using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>The segment behind a real interface: real UDP and TCP.</summary>
/// <param name="loop">The loop that callbacks run on.</param>
/// <param name="device">The interface to be bound to, such as "eth1"; null for whichever the address belongs to.</param>
public sealed class InterfaceSegment(IEventLoop loop, string? device = null) : ISegment
{
    private readonly UdpNetwork datagrams = new(loop, device);
    private readonly TcpNetwork streams = new(loop, device);

    /// <inheritdoc/>
    public IDatagramPort Open(IPEndPoint local, DatagramReceived received) => datagrams.Open(local, received);

    /// <inheritdoc/>
    public IStreamListener Listen(IPEndPoint local, Func<IStreamConnection, IStreamReceiver> accepted) => streams.Listen(local, accepted);

    /// <inheritdoc/>
    public IStreamConnection Connect(IPAddress from, IPEndPoint to, IStreamReceiver receiver) => streams.Connect(from, to, receiver);
}
