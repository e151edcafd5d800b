using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Stations;

/// <summary>
/// One station for as long as its rig is owned: it senses all the time, every deed goes through its gate, and it is at one job at
/// the most. Lives on the rig's loop.
/// </summary>
internal sealed class LiveStation : IDisposable
{
    /// <summary>Entries of the console kept for whoever wants to read them: ten of the phone's boots. Older ones are in the journal.</summary>
    private const int LinesKept = 2000;

    private readonly IWorld world;
    private readonly IJournal journal;
    private readonly StationEdges edges;
    private readonly StationFeed feed;
    private readonly StationTimeline timeline;
    private readonly DeedGate gate;
    private readonly Hands hands;
    private readonly DeciderHost<BootState> boot;
    private readonly Dictionary<long, Action<DeedEnded>> watched = [];
    private readonly Queue<Entry> lines = [];
    private StationContext context = StationContext.Empty;
    private StationGlance glance = StationGlance.Nothing;
    private JobUnderWay? job;
    private string? handled;
    private bool warned;
    private ImmutableSortedDictionary<string, string> faultyBoards = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

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
            () => timeline.InTurn(Settle),
            gate.Report);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its phone.</summary>
    public PhoneModel Model { get; }

    /// <summary>What it can do and see.</summary>
    public StationWiring Wiring { get; }

    /// <summary>Its console, lamps and meter.</summary>
    public StationSenses Senses { get; }

    /// <summary>True once its relay has said how it is, or could not.</summary>
    public bool Adopted { get; private set; }

    /// <summary>True where its relay's coil hangs on the actuator rail.</summary>
    public bool OnRail { get; }

    /// <summary>Whether the rig feeds the phone; null where nobody can say.</summary>
    public bool? PowerOn => glance.PowerOn;

    /// <summary>True while nothing was seen that tells what the phone does.</summary>
    public bool Unseen => boot.State.Claims.All(claim => claim.Proof is null);

    /// <summary>True while no deed is under way, nothing moves and no key is down.</summary>
    public bool Idle => gate.Idle && hands.Idle;

    /// <summary>True while a job has it.</summary>
    public bool HasJob => job is not null;

    /// <summary>Who has it, to be told to others: "run sim-1 (recover)"; null while it is free.</summary>
    public string? HeldBy => job is not null ? $"run {job.Run} ({job.What})" : handled;

    /// <summary>What is kept of the console's log, oldest first.</summary>
    public IReadOnlyCollection<Entry> ConsoleLines => lines;

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
    public void Begin<TState>(string run, string what, RunStarted started, Func<StationContext, IDecider<TState>> decider, Action<StationRecord> ended)
    {
        job = new JobUnderWay(run, what, ended) { Record = new StationRecord(Name) };
        var begun = job;
        ReleaseKeys($"{what} began");
        timeline.InTurn(() =>
        {
            begun.Decider = timeline.Attach(decider(context));
            Append(started);
        });
    }

    /// <summary>Has something done that is no part of a job.</summary>
    /// <param name="deed">What.</param>
    /// <param name="by">Who asked for it.</param>
    /// <param name="forcedBy">Who answers for doing it against an interlock; null for nobody.</param>
    /// <param name="ended">Told how it ended.</param>
    public void Do(Deed deed, string by, string? forcedBy, Action<DeedEnded> ended) =>
        timeline.Do(deed, by, forcedBy, number => watched.Add(number, ended));

    /// <summary>Keeps jobs away while something is done by hand, in several deeds.</summary>
    public void Occupy(string what) => handled = what;

    /// <summary>The end of <see cref="Occupy"/>.</summary>
    public void Vacate()
    {
        handled = null;
        feed.Free();
    }

    /// <summary>Calls off every press that has not moved, and lets every key go.</summary>
    public void ReleaseKeys(string why, Action<Exception?>? done = null)
    {
        gate.CancelPresses(why);
        hands.ReleaseAll(done);
    }

    /// <summary>
    /// A board that something of it hangs on is not what it was told to be, or does not answer. Nothing that was ordered before is ordered again: keys are let go,
    /// since one may be down that nobody knows of; a relay stays where it is, and is asked where that is.
    /// </summary>
    public void BoardFailed(string board, string reason)
    {
        var use = BoardUse.Of(Wiring.Station, board);
        faultyBoards = faultyBoards.SetItem(board, $"board {board} since rig time {world.Loop.Uptime:hh\\:mm\\:ss}: {reason}");
        Append(new RigFault($"board {board}", reason, use.Hand ? true : null));
        if (use.Keys)
        {
            ReleaseKeys($"board {board} failed");
        }

        if (use.Power)
        {
            hands.ReadBack();
        }
    }

    /// <summary>A board that did not answer does again.</summary>
    public void BoardMended(string board)
    {
        faultyBoards = faultyBoards.Remove(board);
        Append(new Notice($"board {board} answers again"));
        if (BoardUse.Of(Wiring.Station, board).Power)
        {
            hands.ReadBack();
        }
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
    public bool OffProven => context.OffProven;

    public StationStatus Status() => new(
        Name,
        Model.Phone,
        glance.PowerOn,
        boot.State.Likeliest,
        boot.State.WritingUntil,
        [.. glance.KeysDown],
        job is not null ? string.Join(", ", glance.Doing.Insert(0, job.What)) : handled,
        job?.Run,
        glance.LastVerdict,
        glance.LastSequence)
    {
        RelayOpenings = journal.RelayOpenings(Name),
        RelayRated = Wiring.Station.Power.RatedOperations,
        Faults = glance.ConsoleTrouble is { } trouble ? [.. faultyBoards.Values, FactWords.Describe(trouble)] : [.. faultyBoards.Values],
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
                timeline.InTurn(Settle);
            });
        }
        else
        {
            hands.Execute(number, deed);
        }
    }

    private void Observe(Entry entry)
    {
        glance = glance.With(entry);
        context = context.With(entry);
        job?.Record.Add(entry);
        feed.Add(Name, entry);
        if (ConsoleLog.Has(entry.Fact))
        {
            lines.Enqueue(entry);
            if (lines.Count > LinesKept)
            {
                lines.Dequeue();
            }
        }

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
            case VerdictReached or ProcedureEnded when job is { Decider: not null } ending:
                gate.CancelAll("the run has ended");

                // After what its decider still does itself: it lets go of the keys that it held.
                world.Loop.Post(() => timeline.InTurn(() => Finish(ending)));
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

    private void Finish(JobUnderWay ending)
    {
        if (ending.Decider is not { } decider)
        {
            return;
        }

        ending.Decider = null;
        timeline.Detach(decider);
        ReleaseKeys("the run has ended");
        ending.Released = true;
        world.Loop.Schedule(world.Loop.Uptime + DeedGate.Patience + DeedGate.Patience, () =>
        {
            if (job == ending)
            {
                Append(new RigFault("hands", "a part still has not answered after the run's end and may have moved or not: check the wiring and the bus"));
                End();
            }
        });
        Settle();
    }

    /// <summary>A part has stopped moving, or a job has had its last word: that may have been the end of it.</summary>
    private void Settle()
    {
        if (job is { Released: true } && Idle)
        {
            End();
        }

        feed.Settle();
    }

    private void End()
    {
        var ended = job!;
        job = null;
        ended.Ended(ended.Record);
        feed.Free();
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
