using System.Net;
using PhoneRig.Network.Sockets;
using PhoneRig.Simulator.Bench.Remote;

namespace PhoneRig.Hosting.Worlds;

/// <summary>The switch of a bench's segment, as the bench offers it to rigs in other processes.</summary>
internal sealed class BenchSegment(SegmentSwitch segment) : IBenchSegment
{
    public int Port => segment.Port;

    public IPEndPoint Plug(int socketPort, IPEndPoint host) => segment.Plug(socketPort, host);

    public void Unplug(int socketPort) => segment.Unplug(socketPort);

    public IPEndPoint Listen(int socketPort, IPEndPoint host) => segment.Listen(socketPort, host);

    public void Unlisten(int socketPort) => segment.Unlisten(socketPort);

    public int? Find(IPEndPoint host) => segment.Find(host);
}
