using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Network;
using PhoneRig.Network.Life;
using PhoneRig.Network.PhoneFiles;

namespace PhoneRig.Hosting.Rigs;

/// <summary>
/// The rig's servers, what they serve to each station, and what tells that phones live; they live on the network's loop and TFTP's host, and this is how the rig's loop sees them.
/// </summary>
internal sealed class RigNetwork : IDisposable
{
    private readonly RigSetup setup;
    private readonly IWorld world;
    private readonly Action<NetworkSighting> report;
    private readonly Action<string> notice;
    private readonly StationFiles files;
    private readonly ImmutableArray<FileNames> names;
    private volatile SegmentServers? servers;
    private SegmentLife? life;

    /// <param name="setup">The rig.</param>
    /// <param name="world">Where they are.</param>
    /// <param name="attribution">Whose a client is.</param>
    /// <param name="report">Takes each sighting, on the rig's loop.</param>
    /// <param name="notice">Takes what a person should know, on the rig's loop.</param>
    public RigNetwork(RigSetup setup, IWorld world, Attribution attribution, Action<NetworkSighting> report, Action<string> notice)
    {
        (this.setup, this.world, this.report, this.notice) = (setup, world, report, notice);
        names = [.. setup.Phones.Values.Distinct().Select(model => new FileNames(model))];
        files = RigFiles.Of(setup.Plan, client => attribution.Of(servers?.MacOf(client)).Station);
    }

    /// <summary>Opens the servers, then goes on on the rig's loop; a port that cannot be had is thrown there.</summary>
    public void Open(Action then) => world.NetworkLoop.Post(() =>
    {
        try
        {
            servers = new SegmentServers(
                SegmentServersOptions.From(
                    setup.Rig.Network,
                    setup.Rig.Stations.OrderBy(station => station.Key, StringComparer.Ordinal).Select(station => station.Value.Mac).OfType<string>()),
                world.Network,
                world.NetworkLoop,
                files,
                sighting =>
                {
                    life?.Heed(sighting);
                    Tell(sighting);
                },
                tftpHost: world.Tftp);
            life = new SegmentLife(SegmentLifeOptions.From(setup.Rig.Network), world.Network, world.NetworkLoop, servers.MacOf, IsConfiguration, Tell, world.Frames);
            if (life.DeafTo is { } why)
            {
                world.Loop.Post(() => notice(why));
            }

            world.Loop.Post(then);
        }
        catch (HardwareFaultException fault)
        {
            world.Loop.Post(() => ExceptionDispatchInfo.Throw(fault));
        }
    });

    /// <summary>Serves a firmware set to a station's phone, then tells its load on the rig's loop; null where there is no such set, or the site's own server serves.</summary>
    public void Serve(string station, string set, bool configured, Action<string?> then) => world.NetworkLoop.Post(() =>
    {
        var load = setup.Rig.Network.Tftp == ServiceKind.BuiltIn && setup.Plan.Firmware.TryGet(set, out var found) ? found.LoadId : null;
        if (load is not null)
        {
            files.Serve(station, set, configured);
        }

        world.Loop.Post(() => then(load));
    });

    /// <summary>Closes the servers, on their own loop, and waits for it.</summary>
    public void Dispose()
    {
        if (ReferenceEquals(world.NetworkLoop, world.Loop))
        {
            Close();
            return;
        }

        using var closed = new ManualResetEventSlim();
        world.NetworkLoop.Post(() =>
        {
            Close();
            closed.Set();
        });

        // A network loop that has ended by a fault runs nothing any more; its sockets end with the process.
        closed.Wait(TimeSpan.FromSeconds(5));
    }

    private void Close()
    {
        life?.Dispose();
        servers?.Dispose();
    }

    private void Tell(NetworkSighting sighting) => world.Loop.Post(() => report(sighting));

    private bool IsConfiguration(string file) => names.Any(one => one.KindOf(file) == FileKinds.Configuration);
}
