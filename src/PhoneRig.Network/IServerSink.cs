using System.Net;

namespace PhoneRig.Network;

/// <summary>Where a protocol machine puts what it wants done. A machine sends first and reports after, so that no observer delays a phone.</summary>
public interface IServerSink : ISightingSink
{
    /// <summary>Sends a datagram. The payload is valid during the call only.</summary>
    /// <param name="port">Which of the machine's ports sends it: 0 is the well-known one, 1 and up are transfer ports.</param>
    /// <param name="payload">The bytes.</param>
    /// <param name="to">Where to.</param>
    void Send(int port, ReadOnlySpan<byte> payload, IPEndPoint to);
}
