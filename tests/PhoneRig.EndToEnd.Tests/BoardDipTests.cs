using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>Boards whose supply dips in the middle of a run, in whole recoveries: the rig's matter, never the phone's.</summary>
public sealed class BoardDipTests
{
    [Test]
    public void A_dip_while_a_key_is_held_ends_the_run_as_the_rig_s_matter_with_the_key_up_and_the_phone_powered()
    {
        var (_, whole) = Rigs.Run(Dipping("keys-s1"));
        var held = whole.Entries.First(entry => entry.Fact is KeyHeld { Key.Name: "#" });

        var (summary, recording) = Rigs.Run(Dipping("keys-s1", held.Uptime + TimeSpan.FromSeconds(3)));

        var s1 = summary.Stations.Single();
        Assert.That((s1.Verdict, s1.Owner, s1.Diagnosis), Is.EqualTo((Verdict.NeedsAttention, (VerdictOwner?)VerdictOwner.Rig, "rig-fault")), recording.Story);
        var fault = recording.Entries.Single(entry => entry.Fact is RigFault);
        Assert.That(((RigFault)fault.Fact).Part, Is.EqualTo("board keys-s1"));
        Assert.That(((RigFault)fault.Fact).Reason, Does.Contain("reset"));
        Assert.That(fault.Uptime - held.Uptime, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(4.1)));
        Assert.That(recording.Facts<KeyHeld>().Count(), Is.EqualTo(1), recording.Story);
        Assert.That(recording.Facts<KeyReleased>(), Is.Not.Empty, recording.Story);
        Assert.That(recording.Facts<KeyPressed>(), Is.Empty, recording.Story);
        Assert.That(recording.Entries.Where(entry => entry.Uptime > fault.Uptime).Select(entry => entry.Fact).OfType<PowerSwitched>().Where(power => !power.On), Is.Empty);
    }

    [Test]
    public void A_dip_that_lets_a_phone_start_while_it_should_be_off_ends_the_run_and_nobody_claims_to_know_its_power()
    {
        var (_, whole) = Rigs.Run(Dipping("relays"));
        var off = whole.Entries.First(entry => entry.Fact is PowerSwitched { On: false });

        var (summary, recording) = Rigs.Run(Dipping("relays", off.Uptime + TimeSpan.FromSeconds(2)));

        Assert.That((summary.Stations.Single().Verdict, summary.Stations.Single().Owner), Is.EqualTo((Verdict.NeedsAttention, (VerdictOwner?)VerdictOwner.Rig)), recording.Story);
        var fault = recording.Entries.First(entry => entry.Fact is RigFault { Part: "board relays" });
        var after = recording.Entries.Where(entry => entry.Sequence > fault.Sequence).Select(entry => entry.Fact).ToList();
        Assert.That(after.OfType<PowerAdopted>(), Is.EqualTo(new[] { new PowerAdopted(null) }), recording.Story);
        Assert.That(after.OfType<PowerSwitched>(), Is.Empty, "the rig neither cuts nor feeds by itself");
        Assert.That(recording.Facts<OffProven>(), Is.Empty);
    }

    [Test]
    public void A_dip_before_anything_is_done_is_told_and_the_next_orders_count()
    {
        var (summary, recording) = Rigs.Run(Dipping("keys-s1", TimeSpan.FromSeconds(1.5)));

        Assert.That(recording.Facts<RigFault>().Select(fault => (fault.Part, fault.Hand)), Is.EqualTo(new[] { ("board keys-s1", (bool?)true) }), recording.Story);
        Assert.That(summary.Stations.Single().Owner, Is.EqualTo(VerdictOwner.Rig), recording.Story);
    }

    [Test]
    public void A_board_whose_cable_comes_off_stands_in_the_status_until_it_is_back_and_no_other_station_hears_of_it()
    {
        var rig = Rigs.Simulated();
        using var world = new VirtualWorld(rig, new Seed(1));
        using var live = new LiveRig(
            new RigSetup(RigPlanner.Plan(Rigs.SimulatedFile, Rigs.Folder, seed: 1, speed: null, rig).Plan!, "tests"), world, new VolatileJournal(world.Loop));
        live.Start();
        To(world, 10.5);
        Assert.That(Faults(world, live), Is.Empty);

        var chip = world.Bench.Metal.Chip("keys-s2")!;
        var wires = world.Bench.Metal.BusWires(1);
        wires.Detach(rig.Boards["keys-s2"].Address);
        To(world, 20.5);
        Assert.That(Faults(world, live), Has.Count.EqualTo(1).And.All.StartsWith("s2: board keys-s2 since rig time 00:00:12: "));

        wires.Attach(rig.Boards["keys-s2"].Address, chip);
        To(world, 30);
        Assert.That(Faults(world, live), Is.Empty);
    }

    private static void To(VirtualWorld world, double seconds)
    {
        var at = TimeSpan.FromSeconds(seconds);
        world.Loop.Post(() => world.Loop.Schedule(at, () => { }));
        world.Loop.RunUntil(() => world.Loop.Uptime >= at);
    }

    private static List<string> Faults(VirtualWorld world, LiveRig live)
    {
        var sink = new StatusSink();
        using var reply = live.Handle(new ControlRequest.Status(Follow: false) { By = "tests" }, sink);
        world.Loop.RunUntil(() => sink.Ended);
        return [.. sink.Status!.Stations.SelectMany(station => station.Faults.Select(fault => $"{station.Station}: {fault}"))];
    }

    /// <summary>Station s1 with its relay on a board of its own.</summary>
    private static RigConfig Dipping(string board, TimeSpan? at = null)
    {
        var rig = Rigs.With(
            station => station with { Power = station.Power with { Relay = new PinRef("relays", 0) } },
            phone => phone with { Power = at is { } time ? new BenchPowerConfig { BoardsDipAt = ImmutableDictionary<string, TimeSpan>.Empty.Add(board, time) } : null });
        return rig with { Boards = rig.Boards.Add("relays", new BoardConfig { Chip = "mcp23017", Address = 0x27 }) };
    }

    private sealed class StatusSink : IControlSink
    {
        public RigStatus? Status { get; private set; }

        public bool Ended { get; private set; }

        public void Tell(ControlEvent one) => Status = (one as ControlEvent.Told)?.Status ?? Status;

        public void End(ControlEnd end) => Ended = true;
    }
}
