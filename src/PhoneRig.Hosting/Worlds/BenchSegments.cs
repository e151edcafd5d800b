using System.Collections.Immutable;
using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Sockets;
using PhoneRig.Simulator.Bench.Remote;

namespace PhoneRig.Hosting.Worlds;

/// <summary>The switches of a bench's segments, as the bench offers them to rigs in other processes.</summary>
/// <param name="segments">The rig's segments: a switch for each.</param>
internal sealed class BenchSegments(ImmutableArray<Segment> segments) : IBenchSegments, IDisposable
{
    /// <summary>The name of the network where the simulated switch is managed: no interface has it.</summary>
    public const string Management = "/management";

    private readonly ImmutableSortedDictionary<string, SegmentSwitch> switches =
        segments.Select(segment => segment.Interface).Append(Management).ToImmutableSortedDictionary(name => name, _ => new SegmentSwitch(), StringComparer.Ordinal);

    /// <summary>Where the switch of each segment takes datagrams, by the segment's interface.</summary>
    public ImmutableSortedDictionary<string, int> Ports =>
        switches.ToImmutableSortedDictionary(one => one.Key, one => one.Value.Port, StringComparer.Ordinal);

    public SegmentSwitch Of(Segment segment) => switches[segment.Interface];

    public SegmentSwitch OfManagement() => switches[Management];

    public IPEndPoint Plug(int segmentPort, int socketPort, IPEndPoint host) => At(segmentPort, host).Plug(socketPort, host);

    public IPEndPoint Listen(int segmentPort, int socketPort, IPEndPoint host) => At(segmentPort, host).Listen(socketPort, host);

    public int? Find(int segmentPort, IPEndPoint host) => At(segmentPort, host).Find(host);

    public void Unlisten(int socketPort)
    {
        foreach (var segment in switches.Values)
        {
            segment.Unlisten(socketPort);
        }
    }

    public void Unplug(int socketPort)
    {
        foreach (var segment in switches.Values)
        {
            segment.Unplug(socketPort);
        }
    }

    public void Dispose()
    {
        foreach (var segment in switches.Values)
        {
            segment.Dispose();
        }
    }

    private SegmentSwitch At(int segmentPort, IPEndPoint host) => switches.Values.FirstOrDefault(one => one.Port == segmentPort) ?? throw new HardwareFaultException(
        $"{host} on the simulated segment", $"no segment of this bench is at port {segmentPort}: start rig and bench from the same build and rig file.");
}
