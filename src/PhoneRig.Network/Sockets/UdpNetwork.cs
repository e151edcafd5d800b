using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>Real UDP on a real interface.</summary>
/// <param name="loop">The loop that callbacks run on.</param>
/// <param name="device">The interface to be bound to, such as "eth1"; null for whichever the address belongs to.</param>
public sealed class UdpNetwork(IEventLoop loop, string? device = null) : INetwork
{
    /// <summary>
    /// Ports that hear broadcasts beside their own address. Default: those of DHCP, 67 and 68. Linux delivers a broadcast only to a socket
    /// that is bound to no address or to the broadcast address, so a TFTP port on the rig's address never sees a broadcast
    /// request, which RFC 1123 section 4.2.3.4 wants ignored.
    /// </summary>
    public ImmutableHashSet<int> BroadcastPorts { get; init; } = [67, 68];

    /// <summary>
    /// Ports that other programs may have open at the same time. Default: 68: the computer's own DHCP client, which is at home on other
    /// interfaces, often has it, and what is heard there are broadcasts.
    /// </summary>
    public ImmutableHashSet<int> SharedPorts { get; init; } = [68];

    /// <inheritdoc/>
    public IDatagramPort Open(IPEndPoint local, DatagramReceived received)
    {
        OpenFailure.CheckDevice(local, device);
        try
        {
            var own = UdpSocket.Open(local, device, loop, received, SharedPorts.Contains(local.Port));
            try
            {
                var needsMore = !local.Address.Equals(IPAddress.Any) && BroadcastPorts.Contains(local.Port);
                var all = needsMore ? UdpSocket.Open(new IPEndPoint(IPAddress.Broadcast, local.Port), device, loop, received, SharedPorts.Contains(local.Port)) : null;
                return new Port(own, all);
            }
            catch
            {
                own.Dispose();
                throw;
            }
        }
        catch (SocketException refused)
        {
            throw OpenFailure.Explain(local, device, refused);
        }
    }

    private sealed class Port(UdpSocket own, UdpSocket? broadcasts) : IDatagramPort
    {
        public IPEndPoint Local => own.Local;

        public void Send(ReadOnlySpan<byte> payload, IPEndPoint to) => own.Send(payload, to);

        public void Dispose()
        {
            own.Dispose();
            broadcasts?.Dispose();
        }
    }
}
