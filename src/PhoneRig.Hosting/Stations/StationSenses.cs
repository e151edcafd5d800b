using System.Collections.Immutable;
using PhoneRig.Core.Evidence.Consoles;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Stations;

/// <summary>The console, the lamps and the power meter of a station, as far as they are wired: on for as long as the rig is owned. Lives on the rig's loop.</summary>
internal sealed class StationSenses : IDisposable
{
    private readonly string station;
    private readonly IWorld world;
    private readonly StationEdges edges;
    private readonly ConsoleEar? ear;
    private readonly LampWatch? watch;
    private readonly MeterWatch? meter;

    public StationSenses(
        string station, PhoneModel model, StationEdges edges, IWorld world, IEdgeExecutor consoles, IRawSamples raw, StationFeed feed, Action<Fact> report)
    {
        (this.station, this.world, this.edges) = (station, world, edges);
        if (edges.Console is { } port)
        {
            ear = new ConsoleEar(
                port,
                new ConsoleReader(model.Console),
                new ConsoleLegibility(model.Console),
                new BaudHunt(model.Console),
                world.Loop,
                consoles,
                bytes =>
                {
                    raw.Console(station, world.Loop.Uptime, bytes);
                    feed.Hear(station, bytes);
                },
                report);
        }

        if (edges.Lamps is { } sensor)
        {
            watch = new LampWatch(
                sensor,
                new LampPatternRecogniser(model, sensor.Lamps),
                new WalkCheck(model, sensor.Lamps),
                world.Loop,
                world.Executor($"{station} lamps"),
                world.LampsOnChange,
                look =>
                {
                    Shown = look.Colours;
                    raw.Lamps(station, world.Loop.Uptime, look.Colours);
                    feed.ShowLamps(station, sensor.Lamps, look.Colours);
                    Looked?.Invoke(look);
                },
                report);
            world.LampsChanged += LampsChanged;
        }

        meter = edges.Meter is { } part ? new MeterWatch(part, world.Loop, world.Executor($"{station} meter"), report) : null;
    }

    /// <summary>The lamps were looked at; with what their sensors counted.</summary>
    public event Action<LampLook>? Looked;

    /// <summary>The open console; null while there is none.</summary>
    public ISerialLine? Line => ear?.Line;

    /// <summary>The lamps that are looked at; default for none.</summary>
    public ImmutableArray<Lamp> Lamps => edges.Lamps?.Lamps ?? default;

    /// <summary>The lamps as last looked at; default before the first look.</summary>
    public ImmutableArray<LampColour?> Shown { get; private set; }

    public void Start()
    {
        ear?.Open();
        watch?.Start();
        meter?.Start();
    }

    /// <summary>Closes the console's line and opens it anew.</summary>
    public void ReopenConsole() => ear?.Reopen();

    /// <summary>Has the lamps looked at for a while, also where nothing has changed.</summary>
    public void LookAtLamps() => watch?.Changed();

    /// <summary>The relay was switched, or said how it is.</summary>
    public void Switched(bool? on) => meter?.Switched(on);

    public void Dispose()
    {
        world.LampsChanged -= LampsChanged;
        watch?.Dispose();
        ear?.Dispose();
        meter?.Dispose();
        (edges.Lamps as IDisposable)?.Dispose();
        (edges.Meter as IDisposable)?.Dispose();
    }

    private void LampsChanged(string which)
    {
        if (which == station)
        {
            watch?.Changed();
        }
    }
}
