using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Network;
using PhoneRig.Network.Life;
using PhoneRig.Network.PhoneFiles;

namespace PhoneRig.Hosting.Rigs;

/// <summary>The servers of one of the rig's segments, what they serve there, and what tells that its phones live: nothing of another segment's. Lives on the network's loop.</summary>
internal sealed class ServedSegment : IDisposable
{
    private readonly SegmentServers servers;
    private readonly SegmentLife life;

    /// <summary>Opens them.</summary>
    /// <param name="plan">The rig.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="world">Where it is.</param>
    /// <param name="stationOf">Whose a hardware address of the segment is; null where it cannot be told.</param>
    /// <param name="isConfiguration">Whether a file is a phone's configuration.</param>
    /// <param name="report">Takes each sighting.</param>
    /// <exception cref="HardwareFaultException">A port cannot be had.</exception>
    public ServedSegment(RigPlan plan, Segment segment, IWorld world, Func<string?, string?> stationOf, Func<string, bool> isConfiguration, Action<NetworkSighting> report)
    {
        Segment = segment;
        var network = world.NetworkOf(segment);
        Files = RigFiles.Of(plan, segment, client => stationOf(servers?.MacOf(client)));
        servers = new SegmentServers(
            SegmentServersOptions.From(segment.Network, segment.Stations.Select(station => plan.Rig.Stations[station].Mac).OfType<string>()),
            network,
            world.NetworkLoop,
            Files,
            sighting =>
            {
                life?.Heed(sighting);
                report(sighting);
            });
        try
        {
            life = new SegmentLife(SegmentLifeOptions.From(segment.Network), network, world.NetworkLoop, servers.MacOf, isConfiguration, report);
        }
        catch
        {
            servers.Dispose();
            throw;
        }
    }

    /// <summary>The segment.</summary>
    public Segment Segment { get; }

    /// <summary>What TFTP serves there.</summary>
    public StationFiles Files { get; }

    public void Dispose()
    {
        life.Dispose();
        servers.Dispose();
    }
}
