using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Tests.Runs;

public sealed class JobPlannerTests
{
    [Test]
    public void A_recovery_knows_the_diagnoses_and_the_sets_beside_the_goals()
    {
        var rig = DemoRig.Plan().Plan!;
        var plans = JobPlanner.Recovery(rig, "recover", []).Plan!;

        Assert.That(plans.Select(one => one.Station), Is.EqualTo(new[] { "s1", "s2", "s3", "s4" }));
        Assert.That(plans[0].Plan.Diagnoses, Is.SameAs(rig.Diagnoses));
        Assert.That(plans[0].Plan.FirmwareSets, Is.EqualTo(new[] { "dual-key" }));
        Assert.That(plans[0].Plan.Load.LoadId, Is.EqualTo(rig.Firmware.Goal.LoadId));
    }

    [Test]
    public void Stations_come_in_the_order_asked_for_and_once() =>
        Assert.That(JobPlanner.Recovery(DemoRig.Plan().Plan!, "recover", ["s3", "s1", "s3"]).Plan!.Select(one => one.Station), Is.EqualTo(new[] { "s3", "s1" }));

    [Test]
    public void An_unknown_station_is_refused_with_the_nearest_name() =>
        Assert.That(JobPlanner.Recovery(DemoRig.Plan().Plan!, "recover", ["s33"]).Refusal, Does.StartWith("unknown station \"s33\"; did you mean \"s3\"?"));

    [Test]
    public void An_unknown_playbook_is_one_sentence_with_its_folder_and_the_nearest_name() => Assert.That(
        JobPlanner.Recovery(DemoRig.Plan().Plan!, "recovr", []).Problems.Single().ToString(),
        Does.StartWith($"there is no playbook \"recovr\" in {Path.Combine(DemoRig.Shipped, "playbooks")}; did you mean \"recover\"?"));

    [TestCase(true, null)]
    [TestCase(false, "station s2 cannot prove that its phone has registered, which the playbook mine is to reach: only the console tells that")]
    public void To_be_registered_is_no_goal_for_a_station_where_nothing_can_tell_it(bool console, string? refusal)
    {
        var folder = Directory.CreateTempSubdirectory("phonerig-planner-");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "playbooks"));
        File.WriteAllText(
            Path.Combine(folder.FullName, "playbooks", "mine.yaml"),
            "playbook: mine\ntitle: Until it has registered\ngoal: registered\npatience: 6m\ngoal-within: 65m\nattempts:\n  - { procedure: power-cycle }\n");
        var rig = DemoRig.Simulated();
        rig = rig with { Stations = rig.Stations.SetItem("s2", rig.Stations["s2"] with { Console = console ? rig.Stations["s2"].Console : null }) };
        var plan = DemoRig.Plan(rig).Plan! with { Folder = new ConfigFolder(DemoRig.Shipped, folder.FullName) };

        var planned = JobPlanner.Recovery(plan, "mine", ["s1", "s2"]);
        folder.Delete(recursive: true);

        Assert.That(planned.Problems, Is.Empty);
        Assert.That(planned.Refusal, refusal is null ? Is.Null : Does.StartWith(refusal));
        Assert.That(planned.Plan, refusal is null ? Is.Not.Null : Is.Null);
        Assert.That(JobPlanner.Recovery(plan, "recover", ["s2"]).Refusal, Is.Null, "another goal needs no console");
    }

    [Test]
    public void A_procedure_comes_with_the_wiring_it_was_checked_against()
    {
        var rig = DemoRig.Plan().Plan!;
        var plan = JobPlanner.Procedure(rig, "factory-reset", "s2").Plan!;

        Assert.That(plan.Procedure.Name, Is.EqualTo("factory-reset"));
        Assert.That(plan.Wiring.Station, Is.SameAs(rig.Rig.Stations["s2"]));
        Assert.That(plan.Wiring.Model, Is.SameAs(rig.ModelOf("s2")));
    }

    [Test]
    public void A_procedure_that_a_station_cannot_do_is_refused_with_every_reason_in_its_place()
    {
        var rig = DemoRig.Simulated();
        rig = rig with { Stations = rig.Stations.SetItem("s2", rig.Stations["s2"] with { Keypad = new KeypadConfig { Kind = KeypadKind.None } }) };
        var planned = JobPlanner.Procedure(DemoRig.Plan(rig).Plan!, "factory-reset", "s2");

        Assert.That(planned.Plan, Is.Null);
        Assert.That(planned.Problems, Has.Length.GreaterThan(1));
        Assert.That(planned.Problems.Select(problem => (Path.GetFileName(problem.At.File), problem.Message)), Has.All.EqualTo(("factory-reset.yaml", "this station has no keypad: wire taps or solenoids, or write keypad: manual for a person's finger")));
    }

    [TestCase("factory-rest", "s1", "factory-reset")]
    [TestCase("factory-reset", "s0", "s1")]
    public void Unknown_names_are_refused_with_the_nearest_one(string procedure, string station, string right)
    {
        var planned = JobPlanner.Procedure(DemoRig.Plan().Plan!, procedure, station);

        Assert.That(planned.Plan, Is.Null);
        Assert.That(planned.Refusal ?? planned.Problems.Single().Message, Does.Contain($"did you mean \"{right}\"?"));
    }
}
