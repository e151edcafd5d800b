using System.Collections.Immutable;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Campaigns;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Simulations.Faults;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Simulator.Lan;

namespace PhoneRig.Hosting.Simulations;

/// <summary>
/// The place of a simulated campaign: bench, disk and site, which outlive the rig's processes, and the process that is at it now, which may die and is followed by another, as by
/// systemd. In virtual time.
/// </summary>
internal sealed class SimulatedHall : IDisposable
{
    /// <summary>How soon a rig that died is started again: RestartSec of scripts' unit is shorter; a Pi that reads its journal is not.</summary>
    private static readonly TimeSpan StartsAgain = TimeSpan.FromSeconds(5);

    /// <summary>How soon after its end <c>phonerig safe</c> lets the keys go.</summary>
    private static readonly TimeSpan Safe = TimeSpan.FromSeconds(1);

    private readonly RigPlan plan;
    private readonly Seed seed;
    private readonly List<HallSink> open = [];
    private readonly List<(TimeSpan From, TimeSpan Until)> dead = [];
    private readonly ImmutableDictionary<string, ISegment> links;
    private LiveRig? rig;
    private SimulatedJournal? journal;
    private TimeSpan clockAhead;
    private int processes;

    /// <summary>A hall; the rig is started by <see cref="Start"/>.</summary>
    /// <param name="plan">The rig, as checked.</param>
    /// <param name="seed">The campaign's seed.</param>
    /// <param name="wires">What is wrong with it from the first day on.</param>
    public SimulatedHall(RigPlan plan, Seed seed, WiredFaults wires)
    {
        (this.plan, this.seed) = (plan, seed);
        Spells = [.. wires.Spells];
        World = new VirtualWorld(plan.Rig, seed, wires.Bench);
        links = plan.Rig.Stations.Keys.ToImmutableDictionary(station => station, station =>
            wires.Links.TryGetValue(station, out var faults) ? new FaultyLink(World.Bench.LinkOf(station), World.Loop, faults, seed.For($"{station}/link")) : World.Bench.LinkOf(station));
        Disk = new SimulatedDisk(World.Loop);
    }

    /// <summary>Bench and network, and the loop of all.</summary>
    public VirtualWorld World { get; }

    /// <summary>The rig.</summary>
    public RigConfig Config => plan.Rig;

    /// <summary>What the rig can tell.</summary>
    public RigPlan Plan => plan;

    /// <summary>The disk under the journal.</summary>
    public SimulatedDisk Disk { get; }

    /// <summary>The process that is at it; null while none is.</summary>
    public RigProcess? Process { get; private set; }

    /// <summary>Whether a rig looks for other DHCP servers before it serves.</summary>
    public bool WatchesRivals { get; init; }

    /// <summary>When there was no process, in the world's time.</summary>
    public IReadOnlyList<(TimeSpan From, TimeSpan Until)> Dead => dead;

    /// <summary>What went wrong so far beside the phones.</summary>
    public List<FaultSpell> Spells { get; }

    /// <summary>The world's time.</summary>
    public TimeSpan Now => World.Loop.Uptime;

    /// <summary>What the phones at a station are plugged into.</summary>
    public ISegment LinkOf(string station) => links[station];

    /// <summary>Has something done after a while.</summary>
    public void After(TimeSpan time, Action then) => World.Loop.Schedule(Now + time, then);

    /// <summary>Starts a process of the rig, which goes on with what is on the disk.</summary>
    public void Start()
    {
        var number = processes++;
        Process = new RigProcess(plan.Rig, World) { ClockAhead = clockAhead, MayHaveRivals = WatchesRivals };
        journal = new SimulatedJournal(Disk, Process, number);

        // Ids come from the seed in virtual time: no process may give one that another gave.
        var setup = new RigSetup(plan with { Seed = seed.For(FormattableString.Invariant($"process/{number}")).Value }, "simulate");
        rig = new LiveRig(setup, Process, journal, scanned: Scanned()) { Campaigns = CampaignRecord.Of([.. Disk.Of(Campaign.Timeline)], LastRun) };
        rig.Start();
    }

    /// <summary>The process dies; what the disk was not given is lost, unless the system had it already. Another is started soon.</summary>
    /// <param name="written">Whether the system had it.</param>
    /// <param name="downFor">How long nothing runs; null: as long as a start takes.</param>
    public void Kill(bool written, TimeSpan? downFor = null)
    {
        if (Process is not { } process)
        {
            return;
        }

        process.Kill();
        if (written)
        {
            journal!.Flush();
        }

        (Process, rig) = (null, null);
        var startsAgain = downFor ?? StartsAgain;
        dead.Add((Now, Now + startsAgain));
        foreach (var asked in open.ToArray())
        {
            World.Loop.Post(asked.Lose);
        }

        open.Clear();
        if (downFor is null)
        {
            After(Safe, LetGo);
        }

        After(startsAgain, Start);
    }

    /// <summary>The controller's wall clock jumps.</summary>
    public void JumpClock(TimeSpan by)
    {
        clockAhead += by;
        if (Process is { } process)
        {
            process.ClockAhead = clockAhead;
        }
    }

    /// <summary>Asks the rig something.</summary>
    /// <param name="request">What.</param>
    /// <param name="done">Told once; null where nobody answers.</param>
    public void Ask(ControlRequest request, Action<ControlEnd?, CampaignAccount?> done)
    {
        if (rig is not { } asked)
        {
            World.Loop.Post(() => done(null, null));
            return;
        }

        HallSink? sink = null;
        sink = new HallSink((end, account) =>
        {
            open.Remove(sink!);
            World.Loop.Post(() => done(end, account));
        });
        open.Add(sink);
        asked.Handle(request, sink);
    }

    /// <summary>Runs it until something is so; a rig that cannot serve its network ends, and is started again.</summary>
    public void RunUntil(Func<bool> done)
    {
        while (true)
        {
            try
            {
                World.Loop.RunUntil(done);
                return;
            }
            catch (HardwareFaultException)
            {
                Kill(written: true, downFor: TimeSpan.FromSeconds(30));
            }
        }
    }

    /// <summary>Stops the rig in order.</summary>
    public void Close()
    {
        if (rig is { } last)
        {
            last.Shutdown("the end");
            RunUntil(() => last.Closed || rig != last);
        }

        journal?.Flush();
    }

    public void Dispose()
    {
        Process?.Kill();
        World.Dispose();
    }

    private void LetGo()
    {
        if (Process is null)
        {
            var safe = new RigProcess(plan.Rig, World);
            foreach (var station in plan.Rig.Stations.Keys.Order(StringComparer.Ordinal))
            {
                safe.Fingers(station)?.ReleaseAll();
            }

            safe.Kill();
        }
    }

    private (Entry? Started, Entry? Verdict) LastRun(string station)
    {
        Entry? verdict = null;
        foreach (var entry in Disk.Of(station).Reverse())
        {
            switch (entry.Fact)
            {
                case RunStarted:
                    return (entry, verdict);
                case VerdictReached:
                    verdict ??= entry;
                    break;
            }
        }

        return (null, verdict);
    }

    /// <summary>As the journal's reader tells them: the labels of phones that still stand there.</summary>
    private ImmutableDictionary<string, MacScanned> Scanned() => plan.Rig.Stations.Keys
        .Select(station => (station, Label: Disk.Of(station).Reverse().TakeWhile(entry => entry.Fact is not RigStarted).Reverse().Aggregate((MacScanned?)null, (label, entry) => entry.Fact switch
        {
            MacScanned scanned => scanned,
            MacForgotten forgotten when forgotten.Mac == label?.Mac => null,
            _ => label,
        })))
        .Where(one => one.Label is not null)
        .ToImmutableDictionary(one => one.station, one => one.Label!, StringComparer.Ordinal);
}
