using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Network;
using PhoneRig.Network.PhoneFiles;

namespace PhoneRig.Hosting.Rigs;

/// <summary>The servers of one of the rig's segments and what they serve there: nothing of another segment's. Lives on the network's loop.</summary>
internal sealed class ServedSegment : IDisposable
{
    private readonly SegmentServers servers;

    /// <summary>Opens them.</summary>
    /// <param name="plan">The rig.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="world">Where it is.</param>
    /// <param name="stationOf">Whose a hardware address of the segment is; null where it cannot be told.</param>
    /// <param name="report">Takes each sighting.</param>
    /// <exception cref="HardwareFaultException">A port cannot be had.</exception>
    public ServedSegment(RigPlan plan, Segment segment, IWorld world, Func<string?, string?> stationOf, Action<NetworkSighting> report)
    {
        Segment = segment;
        Files = RigFiles.Of(plan, segment, client => stationOf(servers?.MacOf(client)));
        servers = new SegmentServers(
            SegmentServersOptions.From(segment.Network, segment.Stations.Select(station => plan.Rig.Stations[station].Mac).OfType<string>()),
            world.NetworkOf(segment),
            world.NetworkLoop,
            Files,
            report);
    }

    /// <summary>The segment.</summary>
    public Segment Segment { get; }

    /// <summary>What TFTP serves there.</summary>
    public StationFiles Files { get; }

    public void Dispose() => servers.Dispose();
}
