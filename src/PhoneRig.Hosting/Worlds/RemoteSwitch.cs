using System.Net;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Sockets;
using PhoneRig.Simulator.Bench.Remote;

namespace PhoneRig.Hosting.Worlds;

/// <summary>The switch of a segment of a bench in another process, as the rig's network plugs into it.</summary>
/// <param name="bench">The bench.</param>
/// <param name="segment">The segment's interface.</param>
internal sealed class RemoteSwitch(RemoteBench bench, string segment) : ISegmentSwitch
{
    public int Port { get; } = bench.Welcome.SegmentPorts.TryGetValue(segment, out var port)
        ? port
        : throw new HardwareFaultException(
            $"bench in process {bench.Welcome.Process}", $"it has no segment {segment}: it was started with another rig file. Start it again (phonerig bench)");

    public IPEndPoint Plug(int socketPort, IPEndPoint host) => bench.Plug(Port, socketPort, host);

    public void Unplug(int socketPort) => bench.Unplug(socketPort);

    public IPEndPoint Listen(int socketPort, IPEndPoint host) => bench.Listen(Port, socketPort, host);

    public void Unlisten(int socketPort) => bench.Unlisten(socketPort);

    public int? Find(IPEndPoint host) => bench.Find(Port, host);
}
