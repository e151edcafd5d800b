using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>Who listens for streams on a segment of 127.0.0.1, and on which real port. From any thread.</summary>
public interface IStreamDirectory
{
    /// <summary>Enters a host's listening TCP socket.</summary>
    /// <param name="socketPort">The socket's port on 127.0.0.1.</param>
    /// <param name="host">Where it listens on the segment; port 0 takes a free one.</param>
    /// <returns>Where it listens.</returns>
    /// <exception cref="HardwareFaultException">Another host listens there.</exception>
    IPEndPoint Listen(int socketPort, IPEndPoint host);

    /// <summary>Strikes it out. Nothing where it is not entered.</summary>
    void Unlisten(int socketPort);

    /// <summary>The port on 127.0.0.1 of whoever listens there on the segment; null for nobody.</summary>
    int? Find(IPEndPoint host);
}
