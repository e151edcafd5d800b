using System.Runtime.ExceptionServices;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Network;

namespace PhoneRig.Hosting.Rigs;

/// <summary>The rig's servers, which live on the network's loop, as the rig's loop sees them.</summary>
/// <param name="setup">The rig.</param>
/// <param name="world">Where they are.</param>
/// <param name="report">Takes each sighting, on the rig's loop.</param>
internal sealed class RigNetwork(RigSetup setup, IWorld world, Action<NetworkSighting> report) : IDisposable
{
    private SegmentServers? servers;

    /// <summary>Opens the servers, then goes on on the rig's loop; a port that cannot be had is thrown there.</summary>
    public void Open(Action then) => world.NetworkLoop.Post(() =>
    {
        try
        {
            servers = new SegmentServers(
                SegmentServersOptions.From(setup.Rig.Network),
                world.Network,
                world.NetworkLoop,
                setup.Files.Table,
                sighting => world.Loop.Post(() => report(sighting)));
            world.Loop.Post(then);
        }
        catch (HardwareFaultException fault)
        {
            world.Loop.Post(() => ExceptionDispatchInfo.Throw(fault));
        }
    });

    /// <summary>Serves a firmware set to a station's phone, then tells its load on the rig's loop; null where there is no such set.</summary>
    public void Serve(string station, string set, Action<string?> then) => world.NetworkLoop.Post(() =>
    {
        var load = setup.Files.Serve(station, set);
        world.Loop.Post(() => then(load));
    });

    /// <summary>Closes the servers, on their own loop, and waits for it.</summary>
    public void Dispose()
    {
        if (ReferenceEquals(world.NetworkLoop, world.Loop))
        {
            servers?.Dispose();
            return;
        }

        using var closed = new ManualResetEventSlim();
        world.NetworkLoop.Post(() =>
        {
            servers?.Dispose();
            closed.Set();
        });

        // A network loop that has ended by a fault runs nothing any more; its sockets end with the process.
        closed.Wait(TimeSpan.FromSeconds(5));
    }
}
