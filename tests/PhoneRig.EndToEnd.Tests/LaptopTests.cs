using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>A laptop, a console cable and a simulated person who plugs and presses keys as they are asked: whole recoveries with a code.</summary>
public sealed class LaptopTests
{
    [Test]
    public void A_person_is_walked_through_a_whole_reset_and_the_phone_comes_home([Values(1, 2, 3)] int seed)
    {
        var (summary, recording) = Rigs.Run(Laptop("s1"), seed);

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(recording.Facts<OffProven>().Select(proof => proof.Started), Is.Not.Empty.And.All.True, recording.Story);
    }

    [Test]
    public void What_a_person_is_asked_are_the_steps_of_the_reset_in_their_order()
    {
        var (_, recording) = Rigs.Run(Laptop("s1"));
        var asked = recording.Requests.Select(request => request.Kind).ToList();
        var held = asked.LastIndexOf(PersonRequestKind.Hold);

        Assert.That(asked.GetRange(held - 1, 5), Is.EqualTo(new[]
        {
            PersonRequestKind.Unplug, PersonRequestKind.Hold, PersonRequestKind.PlugIn, PersonRequestKind.Release, PersonRequestKind.Type,
        }), recording.Story);
    }

    [Test]
    public void A_phone_that_its_switch_port_feeds_too_gets_no_code_and_an_honest_ending()
    {
        var (summary, recording) = Rigs.Run(Laptop("s4"));

        var s1 = summary.Stations.Single();
        Assert.That(recording.Requests.Select(request => request.Kind), Does.Contain(PersonRequestKind.Unplug).And.None.EqualTo(PersonRequestKind.Type), recording.Story);
        Assert.That((s1.Verdict, s1.Owner, s1.Diagnosis), Is.EqualTo((Verdict.NeedsAttention, (VerdictOwner?)VerdictOwner.SetUp, "inline-power")), recording.Story);
        Assert.That(recording.Facts<OffProven>(), Is.Empty);
    }

    [Test]
    public void A_person_who_does_nothing_proves_nothing_and_no_code_is_asked_for([Values(1, 2, 3, 4, 5)] int seed)
    {
        var rig = Laptop("s1");
        using var world = new VirtualWorld(rig, new Seed(seed));
        world.Loop.Post(() => world.Bench.Person.SetAway(true));
        using var live = new LiveRig(new RigSetup(RigPlanner.Plan(Rigs.SimulatedFile, Rigs.Folder, seed, speed: null, rig).Plan!, "tests"), world, new VolatileJournal(world.Loop));
        var recording = new Recording();
        var answer = new RunObserverSink(recording);
        live.Start();
        using var reply = live.Handle(new ControlRequest.Recover([], "recover") { By = "tests" }, answer);
        Assert.That(live.RunUntil(() => answer.Ended is not null), Is.True);
        var summary = answer.Ended!.Summary!;

        Assert.That(recording.Facts<OffProven>(), Is.Empty, recording.Story);
        Assert.That(recording.Requests.Select(request => request.Kind), Does.Contain(PersonRequestKind.Unplug).And.None.EqualTo(PersonRequestKind.Type), recording.Story);
        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.NeedsAttention), recording.Story);
    }

    /// <summary>The shipped laptop's rig, with a simulated phone of the built-in rig.</summary>
    private static RigConfig Laptop(string ailing)
    {
        var file = Rigs.Folder.Rig(Path.Combine(Rigs.Root, "rig-config", "rigs", "laptop.yaml"));
        var simulated = Rigs.Simulated();
        return file.Value! with
        {
            Simulated = true,
            Firmware = simulated.Firmware,
            Bench = ImmutableDictionary<string, SimulatedPhoneConfig>.Empty.Add("s1", simulated.Bench[ailing]),
        };
    }
}
