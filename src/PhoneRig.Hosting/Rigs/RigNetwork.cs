using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Leases;
using PhoneRig.Hosting.Switches;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Network;

namespace PhoneRig.Hosting.Rigs;

/// <summary>The servers of the rig's segments; they live on the network's loop and TFTP's host, and this is how the rig's loop sees them.</summary>
internal sealed class RigNetwork : IDisposable
{
    private readonly RigSetup setup;
    private readonly IWorld world;
    private readonly Action<SwitchSight> see;
    private readonly RigState? state;
    private readonly Action<string> note;
    private readonly ImmutableArray<FileNames> names;
    private readonly ImmutableArray<ServedSegment> segments;
    private SwitchSense? managed;

    /// <param name="setup">The rig.</param>
    /// <param name="world">Where they are.</param>
    /// <param name="attribution">Whose a client is.</param>
    /// <param name="report">Takes each sighting, and where it was seen, on the rig's loop.</param>
    /// <param name="see">Takes each reading of the managed switch, on the rig's loop.</param>
    /// <param name="state">Where leases outlive the process; null: nowhere.</param>
    /// <param name="note">Takes what a person should know of it, on the rig's loop.</param>
    /// <exception cref="RigRefusedException">What phones are configured by is in no order.</exception>
    public RigNetwork(
        RigSetup setup, IWorld world, AttributionDesk attribution, Action<Segment, NetworkSighting> report, Action<SwitchSight> see, RigState? state, Action<string> note)
    {
        (this.setup, this.world, this.see, this.state, this.note) = (setup, world, see, state, note);
        names = [.. setup.Phones.Values.Distinct().Select(model => new FileNames(model))];
        segments =
        [
            .. Segments.Of(setup.Rig).Select(segment => new ServedSegment(
                setup.Plan,
                segment,
                world,
                mac => attribution.StationOf(segment, mac, world.NetworkLoop.Uptime),
                IsConfiguration,
                sighting => world.Loop.Post(() => report(segment, sighting)))),
        ];
    }

    private bool Leases => setup.Rig.Network.Dhcp == ServiceKind.BuiltIn;

    /// <summary>
    /// Looks for other DHCP servers on all segments at once where there may be any, opens the servers, each segment's on its own, where there is none, then goes on on the rig's
    /// loop; another server, or a port that cannot be had, is thrown there.
    /// </summary>
    public void Open(Action then) => world.NetworkLoop.Post(() => OrThrow(() =>
    {
        if (!Leases || !world.MayHaveRivals)
        {
            Serve(then);
            return;
        }

        var searching = segments.Length;
        foreach (var segment in segments)
        {
            // A segment with a rival never ends its search, so that none is served.
            segment.Search(found => OrThrow(() =>
            {
                if (!found.IsEmpty)
                {
                    throw new HardwareFaultException($"network {segment.Segment.Interface}", RivalWords.Refusal(found, "write dhcp: external in the rig file"));
                }

                if (--searching == 0)
                {
                    Serve(then);
                }
            }));
        }
    }));

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

    /// <summary>Asks a station's phone on the network whether it lives: its power was cut.</summary>
    public void Knock(string station) => world.NetworkLoop.Post(() => segments.Single(segment => segment.Segment.Stations.Contains(station)).Knock(station));

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

    private void Serve(Action then)
    {
        var writer = Leases && state is not null ? world.Executor("leases") : null;
        foreach (var segment in segments)
        {
            var file = writer is null ? null : LeaseFile.Open(state!.LeasesOf(segment.Segment), writer, note);
            Note(file?.Notice);
            segment.Open(file ?? (Leases ? world.LeasesOf(segment.Segment) : null));
            Note(segment.DeafTo);
        }

        if (setup.Rig.Switch is { } one)
        {
            managed = new SwitchSense(one, world.NetworkLoop, world.OpenManagement, new Seed(setup.Plan.Seed).For("switch"), sight => world.Loop.Post(() => see(sight)));
        }

        world.Loop.Post(then);
    }

    private void Note(string? what)
    {
        if (what is not null)
        {
            world.Loop.Post(() => note(what));
        }
    }

    private void OrThrow(Action open)
    {
        try
        {
            open();
        }
        catch (HardwareFaultException fault)
        {
            world.Loop.Post(() => ExceptionDispatchInfo.Throw(fault));
        }
    }

    private void Close()
    {
        managed?.Dispose();
        foreach (var segment in segments)
        {
            segment.Dispose();
        }
    }

    private bool IsConfiguration(string file) => names.Any(one => one.KindOf(file) == FileKinds.Configuration);
}
