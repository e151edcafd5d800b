using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Sockets;

/// <summary>Where hosts plug their sockets into a segment: the <see cref="SegmentSwitch"/> itself, or one in another process. From any thread.</summary>
public interface ISegmentSwitch : IStreamDirectory
{
    /// <summary>The UDP port of 127.0.0.1 that hosts exchange datagrams with.</summary>
    int Port { get; }

    /// <summary>Plugs a host's socket in.</summary>
    /// <param name="socketPort">The socket's port on 127.0.0.1.</param>
    /// <param name="host">Who it is on the segment; port 0 takes a free one.</param>
    /// <returns>Who it is.</returns>
    /// <exception cref="HardwareFaultException">Another host has that address and port, or the socket is plugged in already.</exception>
    IPEndPoint Plug(int socketPort, IPEndPoint host);

    /// <summary>Unplugs a socket: it hears nothing any more. What it sent before is still delivered. Nothing where it is not plugged in.</summary>
    void Unplug(int socketPort);
}
