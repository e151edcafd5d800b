using PhoneRig.Core.Evidence.Consoles;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Stations;

/// <summary>One station in a run: its hands, its senses, its timeline and the deciders on it. Lives on the rig's loop.</summary>
internal sealed class LiveStation : IDisposable
{
    private readonly StationEdges edges;
    private readonly StationTimeline timeline;
    private readonly Hands hands;
    private readonly ConsoleEar? ear;
    private readonly LampWatch? watch;
    private readonly StationRecord record;
    private readonly IWorld world;
    private bool released;

    public LiveStation(string name, RecoveryPlan plan, IWorld world, IRunObserver observer)
    {
        Name = name;
        this.world = world;
        edges = world.Edges(name, plan.Model);
        record = new StationRecord(name);
        timeline = new StationTimeline(world.Loop, entry => Observe(entry, observer), (number, deed) => hands!.Execute(number, deed));
        hands = new Hands(
            name, world.Loop, world.Executor($"{name} hands"), edges.Power, edges.Keypad, new Asker(world, observer), () => ear?.Line, Append);
        timeline.Add(new BootStages(plan.Model));
        timeline.Add(new PhoneRecovery(plan));
        if (edges.Console is { } port)
        {
            ear = new ConsoleEar(port, new ConsoleReader(plan.Model.Console), world.Loop, world.Executor($"{name} console"), Append);
        }

        if (edges.Lamps is { } sensor)
        {
            watch = new LampWatch(
                sensor,
                new LampPatternRecogniser(plan.Model, sensor.Lamps),
                world.Loop,
                world.Executor($"{name} lamps"),
                world.LampsOnChange,
                colours => observer.LampsSeen(name, sensor.Lamps, colours),
                Append);
            world.LampsChanged += station =>
            {
                if (station == name)
                {
                    watch.Changed();
                }
            };
        }
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>True once it has its verdict.</summary>
    public bool HasVerdict => record.HasVerdict;

    /// <summary>True once it has its verdict, nothing is being moved and no key is down.</summary>
    public bool Finished => released && hands.Idle;

    /// <summary>Begins: keys up, senses on, then the run.</summary>
    public void Start(RunStarted started)
    {
        hands.ReleaseAll();
        ear?.Open();
        watch?.Start();
        Append(started);
    }

    public void Append(Fact fact) => timeline.Append(fact);

    public StationSummary Summarise() => record.Summarise();

    /// <summary>After a fault of the rig itself: lets every key go without the loop, which may not run any more.</summary>
    public void ReleaseAtOnce()
    {
        try
        {
            edges.Keypad?.ReleaseAll();
        }
        catch (HardwareFaultException)
        {
            // The fault that brought us here is reported; this one would hide it.
        }
    }

    public void Dispose()
    {
        watch?.Dispose();
        ear?.Dispose();
        (edges.Lamps as IDisposable)?.Dispose();
    }

    private void Observe(Entry entry, IRunObserver observer)
    {
        record.Add(entry);
        observer.Added(Name, entry);
        if (entry.Fact is VerdictReached)
        {
            // After what the verdict's decider still does itself: it lets go of the keys that it held.
            world.Loop.Post(() =>
            {
                hands.ReleaseAll();
                released = true;
            });
        }
    }

    private sealed class Asker(IWorld world, IRunObserver observer) : IPerson
    {
        public void Ask(string station, PersonRequest request)
        {
            observer.Asked(station, request);
            world.Ask(station, request);
        }
    }
}
