using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Network.Taps;
using PhoneRig.Network.Tftp.Hosts;

namespace PhoneRig.Hosting.Captures;

/// <summary>A world whose network's datagrams and streams are kept.</summary>
/// <param name="world">The world; disposed of with this.</param>
/// <param name="capture">Where they are kept; its owner's.</param>
internal sealed class CapturedWorld(IWorld world, PacketCapture capture) : IWorld
{
    public event Action<string>? LampsChanged
    {
        add => world.LampsChanged += value;
        remove => world.LampsChanged -= value;
    }

    public IRunLoop Loop => world.Loop;

    public IEventLoop NetworkLoop => world.NetworkLoop;

    public bool MayHaveRivals => world.MayHaveRivals;

    public string Surroundings => world.Surroundings;

    public bool LampsOnChange => world.LampsOnChange;

    public ISegment NetworkOf(Segment segment) => new TappedNetwork(
        world.NetworkOf(segment), (from, to, payload) => capture.See(world.NetworkLoop.Uptime, from, to, payload),
        (local, remote, moment, bytes) => capture.See(world.NetworkLoop.Uptime, local, remote, moment, bytes));

    public ITftpHost TftpOf(Segment segment) => new TappedTftpHost(
        world.TftpOf(segment), (from, to, payload) => capture.See(world.NetworkLoop.Uptime, from, to, payload));

    public IFrameTap FramesOf(Segment segment) => new CapturedFrames(world, segment, capture);

    public string? HardwareOf(Segment segment, IPAddress host) => world.HardwareOf(segment, host);

    public IDatagramPort OpenManagement(DatagramReceived received) => world.OpenManagement(received);

    public StationEdges Edges(string station, PhoneModel phone) => world.Edges(station, phone);

    public IKeypad? Fingers(string station) => world.Fingers(station);

    public IEdgeExecutor Executor(string name) => world.Executor(name);

    public void Ask(string station, PersonRequest request) => world.Ask(station, request);

    public void Dispose() => world.Dispose();
}
