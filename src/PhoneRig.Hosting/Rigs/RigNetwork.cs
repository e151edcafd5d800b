using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Switches;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Rigs;

/// <summary>The servers of the rig's segments; they live on the network's loop, and this is how the rig's loop sees them.</summary>
internal sealed class RigNetwork : IDisposable
{
    private readonly RigSetup setup;
    private readonly IWorld world;
    private readonly AttributionDesk attribution;
    private readonly Action<Segment, NetworkSighting> report;
    private readonly Action<SwitchSight> see;
    private readonly ImmutableArray<FileNames> names;
    private readonly List<ServedSegment> segments = [];
    private SwitchSense? managed;

    /// <param name="setup">The rig.</param>
    /// <param name="world">Where they are.</param>
    /// <param name="attribution">Whose a client is.</param>
    /// <param name="report">Takes each sighting, and where it was seen, on the rig's loop.</param>
    /// <param name="see">Takes each reading of the managed switch, on the rig's loop.</param>
    public RigNetwork(RigSetup setup, IWorld world, AttributionDesk attribution, Action<Segment, NetworkSighting> report, Action<SwitchSight> see)
    {
        (this.setup, this.world, this.attribution, this.report, this.see) = (setup, world, attribution, report, see);
        names = [.. setup.Phones.Values.Distinct().Select(model => new FileNames(model))];
    }

    /// <summary>Opens the servers, each segment's on its own, then goes on on the rig's loop; a port that cannot be had is thrown there.</summary>
    public void Open(Action then) => world.NetworkLoop.Post(() =>
    {
        try
        {
            foreach (var segment in Segments.Of(setup.Rig))
            {
                segments.Add(new ServedSegment(
                    setup.Plan,
                    segment,
                    world,
                    mac => attribution.StationOf(segment, mac, world.NetworkLoop.Uptime),
                    IsConfiguration,
                    sighting => world.Loop.Post(() => report(segment, sighting))));
            }

            if (setup.Rig.Switch is { } one)
            {
                managed = new SwitchSense(one, world.NetworkLoop, world.OpenManagement, new Seed(setup.Plan.Seed).For("switch"), sight => world.Loop.Post(() => see(sight)));
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
            segments.Single(segment => segment.Segment.Stations.Contains(station)).Files.Serve(station, set, configured);
        }

        world.Loop.Post(() => then(load));
    });

    /// <summary>Has the managed switch, where there is one, read soon: a phone's power was cut.</summary>
    public void LookAtSwitch() => world.NetworkLoop.Post(() => managed?.LookSoon());

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
        managed?.Dispose();
        segments.ForEach(segment => segment.Dispose());
    }

    private bool IsConfiguration(string file) => names.Any(one => one.KindOf(file) == FileKinds.Configuration);
}
