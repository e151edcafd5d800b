using System.Net;

namespace PhoneRig.Core.Ports;

/// <summary>An open datagram port.</summary>
public interface IDatagramPort : IDisposable
{
    /// <summary>Its address and port.</summary>
    IPEndPoint Local { get; }

    /// <summary>Sends a datagram; 255.255.255.255 reaches every host of the segment. Never throws for what the network does: a datagram may get lost.</summary>
    void Send(ReadOnlySpan<byte> payload, IPEndPoint to);
}
