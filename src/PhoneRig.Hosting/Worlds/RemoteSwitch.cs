using System.Net;
using PhoneRig.Network.Sockets;
using PhoneRig.Simulator.Bench.Remote;

namespace PhoneRig.Hosting.Worlds;

/// <summary>The switch of a bench in another process, as the rig's network plugs into it.</summary>
internal sealed class RemoteSwitch(RemoteBench bench) : ISegmentSwitch
{
    public int Port => bench.Welcome.SegmentPort;

    public IPEndPoint Plug(int socketPort, IPEndPoint host) => bench.Plug(socketPort, host);

    public void Unplug(int socketPort) => bench.Unplug(socketPort);

    public IPEndPoint Listen(int socketPort, IPEndPoint host) => bench.Listen(socketPort, host);

    public void Unlisten(int socketPort) => bench.Unlisten(socketPort);

    public int? Find(IPEndPoint host) => bench.Find(host);
}
