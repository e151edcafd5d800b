using System.Collections.Immutable;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Recovery;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.EndToEnd.Tests.Invariants;

/// <summary>All four phones of the built-in rig in virtual time: their timings drawn, senses missing at random, on a slow journal; by one seed.</summary>
internal static class SeededRun
{
    /// <summary>A start of up to 240 s, VLAN, DHCP and the application (facts 1.4, 11a), and as much again.</summary>
    private static readonly TimeSpan LastStart = TimeSpan.FromMinutes(15);

    public static ImmutableArray<StationStory> Of(int number)
    {
        var seed = new Seed(number);
        var rig = Rigs.Simulated();
        var senses = rig.Stations.Keys.ToImmutableDictionary(name => name, name => SensesOfStations.Drawn(number, name));
        rig = rig with
        {
            Stations = rig.Stations.ToImmutableDictionary(station => station.Key, station => station.Value.With(senses[station.Key])),
            Bench = rig.Bench.ToImmutableDictionary(phone => phone.Key, phone => phone.Value with { Drawn = true }),
        };
        var planned = RigPlanner.Plan(Rigs.SimulatedFile, Rigs.Folder, number, speed: null, rig);
        var setup = new RigSetup(planned.Plan ?? throw new InvalidOperationException($"{planned.Refusal}{string.Join('\n', planned.Problems)}"), "seeds");

        using var world = new VirtualWorld(rig, seed);
        var journal = new SlowJournal(world.Loop, seed.For("journal").Draw());
        var metal = world.Bench.Metal.Stations.ToDictionary(station => station.Key, station => new MetalRecorder(world.Loop, station.Value));
        using var live = new LiveRig(setup, world, journal);
        live.Start();
        var answer = new RunObserverSink(new Recording());
        live.Handle(new ControlRequest.Recover([], "recover") { By = "seeds" }, answer);
        if (!live.RunUntil(() => answer.Ended is not null))
        {
            throw new InvalidOperationException($"seed {number}: nothing is left to happen, but not every station has its verdict");
        }

        // The run may end on what the phone proves while it starts for the last time: it is to arrive, too.
        SimulatedPhone[] home = [.. answer.Ended!.Summary!.Stations.Where(station => station.Verdict == Verdict.Recovered).Select(station => world.Bench.Phones[station.Station])];
        var arrived = world.Loop.Uptime + LastStart;
        world.Loop.Schedule(arrived, () => { });
        live.RunUntil(() => world.Loop.Uptime >= arrived || home.All(phone => phone.Truth.Activity == PhoneActivity.Running));

        live.Shutdown("the end");
        live.RunUntil(() => live.Closed);
        return
        [
            .. answer.Ended.Summary.Stations.Select(summary => new StationStory
            {
                Name = summary.Station,
                Senses = senses[summary.Station],
                Ailment = rig.Bench[summary.Station].Ailment,
                StartsIn = PhoneProfile.Draw(seed.For($"{summary.Station}/profile").Draw(), Ailments.Profile(rig.Bench[summary.Station])).PowerOnToWalk,
                Config = rig.Stations[summary.Station],
                Model = setup.Phones[summary.Station],
                Network = rig.Network,
                Goal = setup.Goal.LoadId,
                Summary = summary,
                Entries = journal.EntriesOf(summary.Station),
                DurableSince = sequence => journal.DurableSince(summary.Station, sequence),
                Metal = metal[summary.Station].Moved,
                Truth = world.Bench.Phones[summary.Station].Truth,
            }),
        ];
    }
}
