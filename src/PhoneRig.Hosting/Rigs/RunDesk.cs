using System.Collections.Immutable;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Rigs;

/// <summary>Takes requests for runs: begins them where the stations are free, lets others wait, stops them, and tells how they ended. Lives on the rig's loop.</summary>
internal sealed class RunDesk
{
    private readonly RigSetup setup;
    private readonly IWorld world;
    private readonly IJournal journal;
    private readonly StationFeed feed;
    private readonly IReadOnlyDictionary<string, LiveStation> stations;
    private readonly List<Waiting> waiting = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    public RunDesk(RigSetup setup, IWorld world, IJournal journal, StationFeed feed, IReadOnlyDictionary<string, LiveStation> stations)
    {
        (this.setup, this.world, this.journal, this.feed, this.stations) = (setup, world, journal, feed, stations);
        feed.Freed += () => world.Loop.Post(BeginWaiting);
    }

    /// <summary>Recovers stations, as one run.</summary>
    /// <param name="plans">What each goes by, in order.</param>
    /// <param name="wait">How long to wait for stations that are busy.</param>
    /// <param name="reply">Who asked.</param>
    /// <param name="rewrites">How many whole loads each phone may fetch, where that is less than the playbook's limit; null: as the playbook says.</param>
    public void Recover(IReadOnlyList<(string Station, RecoveryPlan Plan)> plans, TimeSpan? wait, Reply reply, int? rewrites = null) => Ask(
        [.. plans.Select(plan => stations[plan.Station])],
        wait,
        reply,
        () => Begin(NewId(), plans, rewrites, reply));

    /// <summary>Runs one procedure.</summary>
    /// <param name="procedure">It has passed the checker for this station.</param>
    /// <param name="station">Where.</param>
    /// <param name="wait">How long to wait for the station.</param>
    /// <param name="reply">Who asked.</param>
    public void Run(Procedure procedure, LiveStation station, TimeSpan? wait, Reply reply) => Ask(
        [station],
        wait,
        reply,
        () => Begin(NewId(), procedure, station, reply));

    /// <summary>Asks the runs of some stations to stop, and those to give up that wait for them; ends when they have.</summary>
    public void Stop(IReadOnlyCollection<LiveStation> which, string by, Reply reply)
    {
        if (!Halt(which, by))
        {
            reply.End(ControlOutcome.Done, "nothing was under way");
            return;
        }

        void Check()
        {
            if (which.All(station => !station.HasJob))
            {
                reply.End(ControlOutcome.Done);
            }
        }

        feed.Freed += Check;
        reply.WhenOver(() => feed.Freed -= Check);
        Check();
    }

    /// <summary>As <see cref="Stop"/>, without an answer.</summary>
    /// <returns>False where nothing was under way.</returns>
    public bool Halt(IReadOnlyCollection<LiveStation> which, string by)
    {
        var given = waiting.Where(waiter => waiter.Stations.Exists(which.Contains)).ToList();
        given.ForEach(waiter => GiveUp(waiter, ControlOutcome.Stopped, $"stopped by {by} before it began"));
        var busy = which.Where(station => station.HasJob).ToList();
        busy.ForEach(station => station.Append(new StopRequested(by)));
        return busy.Count + given.Count > 0;
    }

    /// <summary>The answer to whoever wants a station that another has.</summary>
    public static string Busy(LiveStation station) => $"station {station.Name} is busy: {station.HeldBy} has it";

    private void Ask(List<LiveStation> wanted, TimeSpan? wait, Reply reply, Action begin)
    {
        if (wanted.Find(station => station.HeldBy is not null) is not { } busy)
        {
            begin();
        }
        else if (wait is not { } bound)
        {
            reply.End(ControlOutcome.Refused, $"{Busy(busy)}; give --wait to wait for it");
        }
        else
        {
            reply.Tell(new ControlEvent.Waiting(Busy(busy)));
            var waiter = new Waiting(wanted, begin, reply);
            waiter.Bound = world.Loop.Schedule(world.Loop.Uptime + bound, () => GiveUp(
                waiter, ControlOutcome.Refused, $"{Busy(wanted.Find(station => station.HeldBy is not null) ?? busy)}, still after {bound.TotalSeconds:0} s"));
            waiting.Add(waiter);

            // A run that nobody waits for any more is not begun.
            reply.WhenOver(() => Forget(waiter));
        }
    }

    private void BeginWaiting()
    {
        foreach (var waiter in waiting.ToArray())
        {
            if (waiter.Stations.TrueForAll(station => station.HeldBy is null))
            {
                Forget(waiter);
                waiter.Begin();
            }
        }
    }

    private void GiveUp(Waiting waiter, ControlOutcome outcome, string message)
    {
        Forget(waiter);
        waiter.Reply.End(outcome, message);
    }

    private void Forget(Waiting waiter)
    {
        waiting.Remove(waiter);
        waiter.Bound?.Dispose();
    }

    private void Begin(string run, IReadOnlyList<(string Station, RecoveryPlan Plan)> plans, int? rewrites, Reply reply)
    {
        Listen(run, [.. plans.Select(plan => plan.Station)], reply);
        var summaries = new Dictionary<string, StationSummary>(StringComparer.Ordinal);
        foreach (var (name, what) in plans)
        {
            stations[name].Begin(run, "recover", Started(run, name, "recover") with { Rewrites = rewrites }, context => new PhoneRecovery(what, context), record =>
            {
                summaries[name] = record.Summarise();
                if (summaries.Count == plans.Count)
                {
                    var summary = new RunSummary(setup.Rig.Simulated, setup.Seed, [.. plans.Select(plan => summaries[plan.Station])]);
                    reply.End(RunOutcomes.Of(summary), summary: summary);
                }
            });
        }
    }

    private void Begin(string run, Procedure procedure, LiveStation station, Reply reply)
    {
        Listen(run, [station.Name], reply);
        var what = $"procedure {procedure.Name}";
        station.Begin(
            run,
            what,
            Started(run, station.Name, what),
            context => new ProcedureJob(procedure, station.Model, station.Wiring, context),
            record =>
            {
                var ended = record.Procedure!;
                reply.End(RunOutcomes.Of(ended), $"{procedure.Name} ended in {ended.Outcome}: {ended.Why}.");
            });
    }

    private RunStarted Started(string run, string station, string job) => new(
        setup.Rig.Rig, setup.Phones[station].Phone, setup.Rig.Simulated, setup.Seed, run, job);

    /// <summary>Tells whoever asked all that happens at the stations of a run, and what cannot be told whose it is.</summary>
    private void Listen(string run, IReadOnlyList<string> names, Reply reply)
    {
        reply.Tell(new ControlEvent.Began(setup.Describe(run, world.Surroundings, names)));

        void Added(string station, Entry entry)
        {
            if (names.Contains(station) || station == LiveRig.Unattributed)
            {
                reply.Tell(new ControlEvent.Added(station, entry));
            }
        }

        void Seen(string station, ImmutableArray<Lamp> lamps, ImmutableArray<LampColour?> colours)
        {
            if (names.Contains(station))
            {
                reply.Tell(new ControlEvent.LampsSeen(station, lamps, colours));
            }
        }

        void Asked(string station, PersonRequest request)
        {
            if (names.Contains(station))
            {
                reply.Tell(new ControlEvent.Asked(station, request));
            }
        }

        feed.Added += Added;
        feed.LampsSeen += Seen;
        feed.Asked += Asked;
        reply.WhenOver(() =>
        {
            feed.Added -= Added;
            feed.LampsSeen -= Seen;
            feed.Asked -= Asked;
        });
    }

    /// <summary>An id that no other run of this rig has: from the seed in virtual time, else from the clock.</summary>
    private string NewId()
    {
        var prefix = setup.Rig.Simulated ? "sim-" : "";
        var stem = setup.Virtual
            ? FormattableString.Invariant($"{prefix}{new Seed(setup.Plan.Seed).For("run").Value:x8}")
            : FormattableString.Invariant($"{prefix}{world.Loop.Now.UtcDateTime:yyyyMMdd-HHmmss}");
        var id = stem;
        for (var number = 2; journal.HasRun(id) || !ids.Add(id); number++)
        {
            id = FormattableString.Invariant($"{stem}-{number}");
        }

        return id;
    }

    private sealed class Waiting(List<LiveStation> stations, Action begin, Reply reply)
    {
        public List<LiveStation> Stations => stations;

        public Action Begin => begin;

        public Reply Reply => reply;

        public IDisposable? Bound { get; set; }
    }
}
