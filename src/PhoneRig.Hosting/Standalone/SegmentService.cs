using System.Buffers.Binary;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Leases;
using PhoneRig.Hosting.Serving;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Network;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Life;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Sockets.Tftp;
using PhoneRig.Network.Tftp;
using PhoneRig.Network.Tftp.Hosts;

namespace PhoneRig.Hosting.Standalone;

/// <summary>The servers of one segment by themselves, for people with a laptop and no rig: addresses, and firmware where there is some to serve.</summary>
/// <param name="device">The interface of the phones' segment.</param>
/// <param name="options">What DHCP hands out, and to whom.</param>
/// <param name="leaseFile">Where leases outlive the process; its folder is there.</param>
/// <param name="observer">Watches it.</param>
/// <param name="offer">What TFTP serves; null where another server does.</param>
public sealed class SegmentService(string device, DhcpServerOptions options, string leaseFile, ISegmentObserver observer, FirmwareOffer? offer = null)
{
    /// <summary>From one look at the leases to the next.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    /// <summary>Serves until it is stopped.</summary>
    /// <exception cref="HardwareFaultException">Another server answers on the segment, or a port cannot be opened.</exception>
    public void Run(CancellationToken stop)
    {
        using var loops = new RealTimeLoops(speed: 1);
        var loop = loops.Rig;
        var network = new InterfaceSegment(loop, device);
        var stopped = false;
        using var tftp = offer is null ? null : new TftpEngine(TimeProvider.System, loops.FaultOf("TFTP server"));
        SegmentServers? servers = null;
        SegmentLife? life = null;
        using var stopping = stop.Register(() => loop.Post(() => stopped = true));
        observer.Searching();
        RivalListener? rivals = null;
        try
        {
            loop.Post(() => rivals = new RivalListener(
                new RivalWatchOptions { Own = options.Address, Number = BinaryPrimitives.ReadUInt32BigEndian(options.Address.GetAddressBytes()) },
                network,
                loop,
                host => Neighbours.MacOf(host, device),
                Seen,
                found =>
                {
                    if (!found.IsEmpty)
                    {
                        throw new HardwareFaultException($"network {device}", RivalWords.Refusal(found, "leave leasing to it (phonerig dhcp probe says what it tells phones)"));
                    }

                    servers = Open(loop, network, tftp?.On(device, loop), loops.Executor("leases"), rivals!, Seen);
                    life = offer is null ? null : Listen(offer, loop, network, servers);
                    observer.Serving();
                    Look(loop, servers);
                }));
            loop.RunUntil(() => stopped);
        }
        finally
        {
            life?.Dispose();
            servers?.Dispose();
            rivals?.Dispose();
        }

        void Seen(NetworkSighting sighting)
        {
            life?.Heed(sighting);
            observer.Seen(new SeenFact(loop.Now, loop.Uptime, sighting));
        }
    }

    private SegmentServers Open(EventLoop loop, InterfaceSegment network, ITftpHost? tftp, IEdgeExecutor executor, RivalListener rivals, Action<NetworkSighting> seen)
    {
        var keeper = LeaseFile.Open(leaseFile, executor, observer.Note);
        if (keeper.Notice is { } notice)
        {
            observer.Note(notice);
        }

        return new SegmentServers(
            new SegmentServersOptions { Dhcp = options, TftpService = offer is null ? ServiceKind.External : ServiceKind.BuiltIn },
            network,
            loop,
            offer?.Files ?? new NoFiles(),
            seen,
            keeper,
            rivals.Named,
            tftp);
    }

    private SegmentLife Listen(FirmwareOffer firmware, EventLoop loop, InterfaceSegment network, SegmentServers servers)
    {
        var life = new SegmentLife(
            new SegmentLifeOptions { Address = options.Address, Registers = firmware.Registers },
            network,
            loop,
            servers.MacOf,
            firmware.Configures,
            sighting => observer.Seen(new SeenFact(loop.Now, loop.Uptime, sighting)),
            new PacketSocket(loop, device));
        if (life.DeafTo is { } reason)
        {
            observer.Note($"what phones announce by CDP is not heard, all else works: {reason}");
        }

        return life;
    }

    private void Look(EventLoop loop, SegmentServers servers)
    {
        observer.Leases(loop.Uptime, [.. servers.Leases.All]);
        loop.Schedule(loop.Uptime + LookInterval, () => Look(loop, servers));
    }

    /// <summary>It serves none: the TFTP server that it names does.</summary>
    private sealed class NoFiles : ITftpFiles
    {
        public TftpFile? Find(System.Net.IPAddress client, string name) => null;
    }
}
