using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Recovery;
using PhoneRig.Hardware.Power;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>A rig whose relays hang on an actuator rail: its coils have a supply for as long as the engine lives.</summary>
public sealed class RailTests
{
    private static readonly PinRef Pin = new(PinRef.Header, 26);

    [Test]
    public void A_phone_comes_home_on_a_rig_with_a_rail()
    {
        var (summary, _) = Rigs.Run(Rigs.Only("s1") with { Rail = Pin });

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered));
    }

    [Test]
    public void What_a_dead_program_left_on_a_relay_cuts_no_phone_off_as_the_rail_comes_and_an_end_powers_every_phone()
    {
        var rig = Rigs.Only("s1") with { Rail = Pin };
        using var world = new VirtualWorld(rig, new Seed(1));
        var station = world.Bench.Metal.Stations["s1"];
        var cuts = 0;
        station.Changed += () => cuts += station.BrickPower ? 0 : 1;
        CutOff(world, rig.Stations["s1"].Power);
        To(world, TimeSpan.FromSeconds(5));
        Assert.That(station.BrickPower, Is.True, "without the rail the coil has no supply");

        using (var live = new LiveRig(SetupOf(rig), world, new VolatileJournal(world.Loop)))
        {
            live.Start();
            To(world, TimeSpan.FromSeconds(20));
            Assert.That(cuts, Is.Zero, "the rail is up, and the relay was put to rest before");

            CutOff(world, rig.Stations["s1"].Power);
            To(world, TimeSpan.FromSeconds(25));
            Assert.That(station.BrickPower, Is.False, "the rail feeds the coil");
        }

        To(world, TimeSpan.FromSeconds(27));
        Assert.That(station.BrickPower, Is.True, "nobody beats any more: the rail has dropped");
    }

    [Test]
    public void A_plug_that_a_person_pulled_stays_out_while_the_rail_comes_and_goes()
    {
        var rig = Rigs.With(station => station with { Power = new PowerConfig { By = PowerBy.Manual } }) with { Rail = Pin };
        using var world = new VirtualWorld(rig, new Seed(1));
        var station = world.Bench.Metal.Stations["s1"];
        world.Loop.Post(() => station.Plug(into: false));
        To(world, TimeSpan.FromSeconds(5));
        Assert.That(station.BrickPower, Is.False);

        using (var live = new LiveRig(SetupOf(rig), world, new VolatileJournal(world.Loop)))
        {
            live.Start();
            To(world, TimeSpan.FromSeconds(20));
            Assert.That(station.BrickPower, Is.False);
        }

        To(world, TimeSpan.FromSeconds(25));
        Assert.That(station.BrickPower, Is.False);
    }

    /// <summary>Puts the relay's pin to the level that opens its contact, past the rig.</summary>
    private static void CutOff(VirtualWorld world, PowerConfig power) =>
        new RelayPowerSwitch(world.Bench.Rack.Line(power.Relay!), power.Contact, power.Active).Switch(on: false);

    private static void To(VirtualWorld world, TimeSpan at)
    {
        world.Loop.Post(() => world.Loop.Schedule(at, () => { }));
        world.Loop.RunUntil(() => world.Loop.Uptime >= at);
    }

    private static RigSetup SetupOf(RigConfig rig)
    {
        var planned = RigPlanner.Plan(Rigs.SimulatedFile, Rigs.Folder, seed: 1, speed: null, rig);
        return new RigSetup(planned.Plan ?? throw new InvalidOperationException(planned.Refusal), "tests");
    }
}
