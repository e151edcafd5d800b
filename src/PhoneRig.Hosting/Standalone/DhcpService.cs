using System.Buffers.Binary;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Leases;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Network;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Hosting.Standalone;

/// <summary>The rig's DHCP server by itself, for people with a laptop and no rig.</summary>
/// <param name="device">The interface of the phones' segment.</param>
/// <param name="options">What it hands out, and to whom.</param>
/// <param name="leaseFile">Where leases outlive the process; its folder is there.</param>
/// <param name="observer">Watches it.</param>
public sealed class DhcpService(string device, DhcpServerOptions options, string leaseFile, IDhcpObserver observer)
{
    /// <summary>From one look at the leases to the next.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    /// <summary>Serves until it is stopped.</summary>
    /// <exception cref="HardwareFaultException">Another server answers on the segment, or a port cannot be opened.</exception>
    public void Run(CancellationToken stop)
    {
        using var loops = new RealTimeLoops(speed: 1);
        var loop = loops.Rig;
        var network = new UdpNetwork(loop, device);
        var stopped = false;
        SegmentServers? servers = null;
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

                    servers = Open(loop, network, loops.Executor("leases"), rivals!);
                    observer.Serving();
                    Look(loop, servers);
                }));
            loop.RunUntil(() => stopped);
        }
        finally
        {
            servers?.Dispose();
            rivals?.Dispose();
        }

        void Seen(NetworkSighting sighting) => observer.Seen(loop.Now, sighting);
    }

    private SegmentServers Open(EventLoop loop, UdpNetwork network, IEdgeExecutor executor, RivalListener rivals)
    {
        var keeper = LeaseFile.Open(leaseFile, executor, observer.Note);
        if (keeper.Notice is { } notice)
        {
            observer.Note(notice);
        }

        return new SegmentServers(
            new SegmentServersOptions { Dhcp = options, TftpService = ServiceKind.External },
            network,
            loop,
            new NoFiles(),
            sighting => observer.Seen(loop.Now, sighting),
            keeper,
            rivals.Named);
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
