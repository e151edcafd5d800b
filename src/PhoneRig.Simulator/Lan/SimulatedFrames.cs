using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Lan;

/// <summary>
/// The frames of a simulated segment that are no IPv4: they go as broadcasts to a port that nothing else uses, since a simulated segment carries datagrams only. What is in
/// such a datagram is the frame, from its destination address on.
/// </summary>
/// <param name="network">The segment, for the listener's loop.</param>
public sealed class SimulatedFrames(INetwork network) : IFrameTap
{
    /// <summary>The port: CDP's protocol number, 0x2000, for no better reason.</summary>
    public const int Port = 0x2000;

    /// <inheritdoc/>
    public IDisposable Listen(Action<ReadOnlyMemory<byte>> heard) => network.Open(new IPEndPoint(IPAddress.Any, Port), (_, frame) => heard(frame));
}
