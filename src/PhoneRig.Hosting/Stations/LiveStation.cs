using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Stations;

/// <summary>
/// One station for as long as its rig is owned: it senses all the time, every deed goes through its gate, and it is at one job at
/// the most. Lives on the rig's loop.
/// </summary>
internal sealed class LiveStation : IDisposable
{
    private readonly IWorld world;
    private readonly IJournal journal;
    private readonly StationEdges edges;
    private readonly StationFeed feed;
    private readonly StationTimeline timeline;
    private readonly DeedGate gate;
    private readonly Hands hands;
    private readonly DeciderHost<BootState> boot;
    private readonly Dictionary<long, Action<DeedEnded>> watched = [];
    private readonly StationMemory memory = new();
    private readonly Occupancy occupancy;
    private bool warned;

    public LiveStation(
        string name,
        RigConfig rig,
        PhoneModel model,
        IWorld world,
        IJournal journal,
        IRawSamples raw,
        StationFeed feed,
        Action<string, string, bool, Action<string?>> serve)
    {
        (Name, Model, this.world, this.journal, this.feed) = (name, model, world, journal, feed);
        Wiring = new StationWiring(rig.Stations[name], model);
        OnRail = rig.Rail is not null && Wiring.Station.Power.Relay is not null;
        edges = world.Edges(name, model);
        timeline = new StationTimeline(name, world.Loop, journal, Observe, intent => gate!.Take(intent));
        boot = timeline.Attach(new BootStages(model, rig.Network));
        var interlocks = new Interlocks(Wiring, rig, name);
        var safety = timeline.Attach(interlocks);
        gate = new DeedGate(
            world.Loop,
            journal,
            deed => Interlocks.IsRelease(deed, Wiring.Station.Power.FeedingContact),
            intent => interlocks.Judge(safety.State, boot.State, feed.Safety, intent.Deed, world.Loop.Uptime, intent.ForcedBy),
            (number, deed) => Move(number, deed, serve),
            Append,
            timeline.InTurn);
        var consoles = world.Executor($"{name} console");
        Senses = new StationSenses(name, model, edges, world, consoles, raw, feed, Append);
        hands = new Hands(
            name,
            world.Loop,
            world.Executor($"{name} hands"),
            consoles,
            edges.Power,
            edges.Keypad,
            new Asker(world, feed),
            () => Senses.Line,
            OnRail,
            () => timeline.InTurn(occupancy!.Settle),
            gate.Report);
        occupancy = new Occupancy(name, world.Loop, timeline, feed, gate, why => ReleaseKeys(why), () => Idle);
        Boards = new StationBoards(Wiring.Station, world.Loop, Append, why => ReleaseKeys(why), hands.ReadBack);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its phone.</summary>
    public PhoneModel Model { get; }

    /// <summary>What it can do and see.</summary>
    public StationWiring Wiring { get; }

    /// <summary>Its console, lamps and meter.</summary>
    public StationSenses Senses { get; }

    /// <summary>The boards that it hangs on.</summary>
    public StationBoards Boards { get; }

    /// <summary>True once its relay has said how it is, or could not.</summary>
    public bool Adopted { get; private set; }

    /// <summary>True where its relay's coil hangs on the actuator rail.</summary>
    public bool OnRail { get; }

    /// <summary>Whether the rig feeds the phone; null where nobody can say.</summary>
    public bool? PowerOn => memory.Glance.PowerOn;

    /// <summary>Whether any of its senses has told of the phone since its power was switched last.</summary>
    public bool PhoneTold => memory.Glance.PhoneTold;

    /// <summary>True while nothing was seen that tells what the phone does.</summary>
    public bool Unseen => boot.State.Claims.All(claim => claim.Proof is null);

    /// <summary>True while no deed is under way, nothing moves and no key is down.</summary>
    public bool Idle => gate.Idle && hands.Idle;

    /// <summary>True while a job has it.</summary>
    public bool HasJob => occupancy.Job is not null;

    /// <summary>Who has it, to be told to others: "run sim-1 (recover)"; null while it is free.</summary>
    public string? HeldBy => occupancy.By;

    /// <summary>What is kept of the console's log, oldest first.</summary>
    public IReadOnlyCollection<Entry> ConsoleLines => memory.ConsoleLines;

    /// <summary>Takes the station over: keys up, the relay asked, senses on.</summary>
    public void Start(RigStarted started)
    {
        Append(started);
        hands.ReleaseAll();
        hands.Adopt();
        Senses.Start();
        WarnOfWear();
        world.Loop.Schedule(world.Loop.Uptime + DeedGate.Patience, () =>
        {
            if (!Adopted)
            {
                Append(new RigFault("relay", $"it did not say within {DeedGate.Patience.TotalSeconds:0} s whether the power is on: check its wiring and its bus"));
                Append(new PowerAdopted(null));
            }
        });
    }

    public void Append(Fact fact) => timeline.Append(fact);

    /// <summary>Begins a job; the station must be free.</summary>
    public void Begin<TState>(string run, string what, RunStarted started, Func<StationContext, IDecider<TState>> decider, Action<StationRecord> ended) =>
        occupancy.Begin(run, what, started, () => decider(memory.Context), ended);

    /// <summary>Has something done that is no part of a job.</summary>
    /// <param name="deed">What.</param>
    /// <param name="by">Who asked for it.</param>
    /// <param name="forcedBy">Who answers for doing it against an interlock; null for nobody.</param>
    /// <param name="ended">Told how it ended.</param>
    public void Do(Deed deed, string by, string? forcedBy, Action<DeedEnded> ended) =>
        timeline.Do(deed, by, forcedBy, number => watched.Add(number, ended));

    /// <summary>Keeps jobs away while something is done by hand, in several deeds.</summary>
    public void Occupy(string what) => occupancy.Occupy(what);

    /// <summary>The end of <see cref="Occupy"/>.</summary>
    public void Vacate() => occupancy.Vacate();

    /// <summary>Calls off every press that has not moved, and lets every key go.</summary>
    public void ReleaseKeys(string why, Action<Exception?>? done = null)
    {
        gate.CancelPresses(why);
        hands.ReleaseAll(done);
    }

    /// <summary>Has the hands call back once they are through with what they were given before: hands that hang never do.</summary>
    public void AskHands(Action answered) => hands.Ask(answered);

    /// <summary>After a fault of the rig itself: lets every key go without the loop, which may not run any more.</summary>
    public void ReleaseAtOnce()
    {
        try
        {
            edges.Keypad?.ReleaseAll();
        }
        catch (Exception)
        {
            // Whatever a driver throws: what brought us here is reported, and the other stations' keys wait.
        }
    }

    /// <summary>Whether off was proven since the power was last switched.</summary>
    public bool OffProven => memory.Context.OffProven;

    /// <summary>What is known of it and its phone.</summary>
    public StationContext Context => memory.Context;

    /// <summary>How worn its moving parts are.</summary>
    public AccountedWear Wear => StationWear.Of(Name, Wiring.Station, journal.RelayOpenings(Name), journal.KeyStrokes(Name));

    public StationStatus Status() => new(
        Name,
        Model.Phone,
        memory.Glance.PowerOn,
        boot.State.Likeliest,
        boot.State.WritingUntil,
        [.. memory.Glance.KeysDown],
        occupancy.Job is { } job ? string.Join(", ", memory.Glance.Doing.Insert(0, job.What)) : occupancy.Handled,
        occupancy.Job?.Run,
        memory.Glance.LastVerdict,
        memory.Glance.LastSequence)
    {
        RelayOpenings = journal.RelayOpenings(Name),
        RelayRated = Wiring.Station.Power.RatedOperations,
        Faults = memory.Glance.ConsoleTrouble is { } trouble ? [.. Boards.Faults, FactWords.Describe(trouble)] : [.. Boards.Faults],
        Calibrated = Wiring.Station.Calibration?.Measured,
    };

    public void Dispose() => Senses.Dispose();

    private void Move(long number, Deed deed, Action<string, string, bool, Action<string?>> serve)
    {
        if (deed is Deed.ServeFirmware { Set: var set, Configured: var configured })
        {
            serve(Name, set, configured == true, load =>
            {
                gate.Report(load is null
                    ? new DeedFailed(number, "firmware", $"there is no set \"{set}\": name it under the rig file's `firmware: others`")
                    : new FirmwareServed(number, set, load) { Configured = configured });
                timeline.InTurn(occupancy.Settle);
            });
        }
        else
        {
            hands.Execute(number, deed);
        }
    }

    private void Observe(Entry entry)
    {
        memory.Add(entry);
        occupancy.Record(entry);
        feed.Add(Name, entry);
        if (entry.Fact is PowerSwitched switched)
        {
            Senses.Switched(switched.On);
            WarnOfWear();
        }

        switch (entry.Fact)
        {
            case PowerAdopted adopted:
                Adopted = true;
                Senses.Switched(adopted.On);
                break;
            case DeedEnded ended when watched.Remove(ended.Deed, out var watcher):
                timeline.InTurn(() => watcher(ended));
                break;
            case VerdictReached or ProcedureEnded:
                occupancy.LastWord();
                break;
        }
    }

    /// <summary>Once in each ownership: a worn contact welds, and then nothing takes a phone's power away.</summary>
    private void WarnOfWear()
    {
        var (openings, rated) = (journal.RelayOpenings(Name), Wiring.Station.Power.RatedOperations);
        if (!warned && RelayWear.IsWorn(openings, rated))
        {
            warned = true;
            Append(new Notice(RelayWords.Worn(Name, openings, rated)));
        }
    }

    private sealed class Asker(IWorld world, StationFeed feed) : IPerson
    {
        public void Ask(string station, PersonRequest request)
        {
            feed.Ask(station, request);
            world.Ask(station, request);
        }
    }
}
