using System.Net;

namespace PhoneRig.Core.Ports;

/// <summary>One end of a stream. Call it on its network's loop only. Disposing it ends the stream in order, after what was sent; nothing is heard of it any more.</summary>
public interface IStreamConnection : IDisposable
{
    /// <summary>Its own address and port.</summary>
    IPEndPoint Local { get; }

    /// <summary>The other end's.</summary>
    IPEndPoint Remote { get; }

    /// <summary>
    /// Sends bytes; before it is open and after its end, nothing. Never throws for what the network does: a peer that takes nothing is
    /// <see cref="StreamEnd.Lost"/> once a quarter of a megabyte waits for it.
    /// </summary>
    void Send(ReadOnlySpan<byte> bytes);

    /// <summary>Falls silent as a host does that loses its power: the other end is told nothing, and nothing is heard any more.</summary>
    void Abandon();
}
