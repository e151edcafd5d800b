using System.Buffers.Binary;
using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Network;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Life;
using PhoneRig.Network.PhoneFiles;

namespace PhoneRig.Hosting.Rigs;

/// <summary>
/// The servers of one of the rig's segments, what they serve there, the watch for other servers, and what tells that its phones live: nothing of another segment's. Made on any
/// thread; lives on the network's loop.
/// </summary>
internal sealed class ServedSegment : IDisposable
{
    private readonly IWorld world;
    private readonly ISegment network;
    private readonly SegmentServersOptions options;
    private readonly Func<string?, string?> stationOf;
    private readonly Func<string, bool> isConfiguration;
    private readonly Action<NetworkSighting> report;
    private volatile SegmentServers? servers; // read by the TFTP server's thread too
    private SegmentLife? life;
    private RivalListener? rivals;

    /// <summary>Makes them; nothing is open yet.</summary>
    /// <param name="plan">The rig.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="world">Where it is.</param>
    /// <param name="stationOf">Whose a hardware address of the segment is; null where it cannot be told. Called on the thread of TFTP's host.</param>
    /// <param name="isConfiguration">Whether a file is a phone's configuration.</param>
    /// <param name="report">Takes each sighting; called on the network's loop.</param>
    /// <exception cref="RigRefusedException">What phones are configured by is in no order.</exception>
    public ServedSegment(RigPlan plan, Segment segment, IWorld world, Func<string?, string?> stationOf, Func<string, bool> isConfiguration, Action<NetworkSighting> report)
    {
        (Segment, this.world, this.stationOf, this.isConfiguration, this.report) = (segment, world, stationOf, isConfiguration, report);
        network = world.NetworkOf(segment);
        options = SegmentServersOptions.From(segment.Network, segment.Stations.Select(station => plan.Rig.Stations[station].Mac).OfType<string>());
        Files = RigFiles.Of(plan, segment, client => stationOf(servers?.MacOf(client)));
    }

    /// <summary>The segment.</summary>
    public Segment Segment { get; }

    /// <summary>What TFTP serves there.</summary>
    public StationFiles Files { get; }

    /// <summary>Why announcements are not heard; null where they are, or need not be.</summary>
    public string? DeafTo => life?.DeafTo;

    /// <summary>Looks for other DHCP servers, then tells what was found, and watches for them from then on.</summary>
    /// <exception cref="HardwareFaultException">The port cannot be had.</exception>
    public void Search(Action<ImmutableArray<DhcpOffer>> then)
    {
        var own = options.Dhcp.Address;
        rivals = new RivalListener(
            new RivalWatchOptions { Own = own, Number = BinaryPrimitives.ReadUInt32BigEndian(own.GetAddressBytes()) },
            network,
            world.NetworkLoop,
            host => world.HardwareOf(Segment, host),
            report,
            then);
    }

    /// <summary>Opens the servers.</summary>
    /// <param name="leases">Keeps leases beyond the process; null: nobody does.</param>
    /// <exception cref="HardwareFaultException">A port cannot be had.</exception>
    public void Open(ILeaseKeeper? leases)
    {
        servers = new SegmentServers(
            options,
            network,
            world.NetworkLoop,
            Files,
            sighting =>
            {
                life?.Heed(sighting);
                report(sighting);
            },
            leases,
            rivals is { } watch ? watch.Named : null,
            world.TftpOf(Segment));
        life = new SegmentLife(SegmentLifeOptions.From(Segment.Network), network, world.NetworkLoop, servers.MacOf, isConfiguration, report, world.FramesOf(Segment));
        foreach (var lease in leases?.Found ?? [])
        {
            life.Remember(lease.Address);
        }
    }

    /// <summary>Asks a station's phone whether it is there still.</summary>
    public void Knock(string station) => life?.Knock(mac => stationOf(mac) == station);

    public void Dispose()
    {
        life?.Dispose();
        servers?.Dispose();
        rivals?.Dispose();
    }
}
