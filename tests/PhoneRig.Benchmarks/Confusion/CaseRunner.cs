using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Recovery;
using PhoneRig.EndToEnd.Tests.Invariants;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>
/// Runs cases on the built-in rig's first station by the product's own path in virtual time: plan, rig, servers, drivers on simulated
/// metal, recovery. Each run is its own loop, so that many may go on at once.
/// </summary>
/// <param name="folder">The rig-config folder.</param>
/// <param name="rules">Other rules than the folder's; null: the folder's.</param>
internal sealed class CaseRunner(string folder, DiagnosisBook? rules = null)
{
    private const string Station = "s1";
    private const string PlaybookName = "recover";

    /// <summary>A start of up to 240 s, VLAN, DHCP and the application (facts 1.4, 11a), and as much again.</summary>
    private static readonly TimeSpan LastStart = TimeSpan.FromMinutes(15);

    /// <summary>No run is this long: one that is hangs.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromHours(48);

    private readonly RigPlan taken = Take(folder, rules);
    private readonly Playbook playbook = new ConfigFolder(folder).Playbook(PlaybookName).Value ?? throw new InvalidOperationException($"the playbook {PlaybookName} cannot be read");

    /// <summary>The rules that it runs by.</summary>
    public DiagnosisBook Book => taken.Diagnoses;

    /// <summary>Runs one.</summary>
    /// <exception cref="InvalidOperationException">It came to no verdict.</exception>
    public CaseStory Run(ConfusionCase one)
    {
        var plan = taken with { Rig = RigOf(one), Seed = one.Seed };
        var seed = new Seed(one.Seed);
        using var world = new VirtualWorld(plan.Rig, seed);
        var journal = new KeptJournal(world.Loop);
        var metal = new MetalRecorder(world.Loop, world.Bench.Metal.Stations[Station]);
        var setup = new RigSetup(plan, "confusion");
        using var live = new LiveRig(setup, world, journal);
        live.Start();
        var answer = new RunObserverSink(new RigTime.NobodyWatches());
        using var reply = live.Handle(new ControlRequest.Recover([], PlaybookName) { By = "confusion" }, answer);
        if (!live.RunUntil(() => answer.Ended is not null || world.Loop.Uptime > Bound) || answer.Ended?.Summary is not { } summary)
        {
            throw new InvalidOperationException($"{one}: no verdict within {Bound}; {answer.Ended?.Message}");
        }

        // The run may end on what the phone proves while it starts for the last time: it is to arrive, too.
        var phone = world.Bench.Phones[Station];
        var arrived = world.Loop.Uptime + (summary.Stations[0].Verdict == Verdict.Recovered ? LastStart : TimeSpan.Zero);
        world.Loop.Schedule(arrived, () => { });
        live.RunUntil(() => world.Loop.Uptime >= arrived || phone.Truth.Activity == PhoneActivity.Running);
        live.Shutdown("the end");
        live.RunUntil(() => live.Closed);
        return new CaseStory(one, playbook, plan.Diagnoses, new StationStory
        {
            Name = Station,
            Senses = default,
            Ailment = one.Complaint.Name,
            StartsIn = default,
            Config = plan.Rig.Stations[Station],
            Model = setup.Phones[Station],
            Network = plan.Rig.Network,
            Goal = setup.Goal.LoadId,
            Summary = summary.Stations[0],
            Entries = journal.Entries,
            DurableSince = _ => null,
            Metal = metal.Moved,
            Truth = phone.Truth,
        });
    }

    private RigConfig RigOf(ConfusionCase one)
    {
        var (station, phone) = one.Senses.Wire(taken.Rig.Stations[Station], taken.Rig.Bench[Station] with { Drawn = true });
        return one.Complaint.Put(taken.Rig with
        {
            Stations = ImmutableDictionary<string, StationConfig>.Empty.Add(Station, station),
            Bench = ImmutableDictionary<string, SimulatedPhoneConfig>.Empty.Add(Station, phone),
        });
    }

    private static RigPlan Take(string folder, DiagnosisBook? rules)
    {
        var planned = RigPlanner.Plan(Path.Combine(folder, "rigs", "simulated.yaml"), new ConfigFolder(folder), seed: 1, speed: null);
        var plan = planned.Plan ?? throw new InvalidOperationException($"{planned.Refusal}{string.Join('\n', planned.Problems)}");
        return rules is null ? plan : plan with { Diagnoses = rules };
    }
}
