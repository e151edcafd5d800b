using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>The bench's network segments, for hosts in other processes. From any thread.</summary>
public interface IBenchSegments
{
    /// <summary>Plugs a host's UDP socket in.</summary>
    /// <param name="segmentPort">The UDP port of 127.0.0.1 where the segment's switch takes datagrams: one of <see cref="BenchWelcome.SegmentPorts"/>.</param>
    /// <param name="socketPort">The socket's port on 127.0.0.1.</param>
    /// <param name="host">Who it is on the segment; port 0 takes a free one.</param>
    /// <returns>Who it is.</returns>
    /// <exception cref="HardwareFaultException">Another host has that address and port, the socket is plugged in already, or there is no such segment.</exception>
    IPEndPoint Plug(int segmentPort, int socketPort, IPEndPoint host);

    /// <summary>Unplugs a socket. Nothing where it is not plugged in.</summary>
    void Unplug(int socketPort);

    /// <summary>Enters a host's listening TCP socket.</summary>
    /// <param name="segmentPort">The port of the segment's switch.</param>
    /// <param name="socketPort">The socket's port on 127.0.0.1.</param>
    /// <param name="host">Where it listens on the segment; port 0 takes a free one.</param>
    /// <returns>Where it listens.</returns>
    /// <exception cref="HardwareFaultException">Another host listens there, or there is no such segment.</exception>
    IPEndPoint Listen(int segmentPort, int socketPort, IPEndPoint host);

    /// <summary>Strikes it out. Nothing where it is not entered.</summary>
    void Unlisten(int socketPort);

    /// <summary>The port on 127.0.0.1 of whoever listens there on the segment; null for nobody.</summary>
    int? Find(int segmentPort, IPEndPoint host);
}
