using System.Runtime.CompilerServices;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Tests.Firmware;

namespace PhoneRig.Hosting.Tests.Runs;

public sealed class RunPlannerTests
{
    private static readonly string Shipped = Path.Combine(Root(), "rig-config");
    private static readonly string SimulatedFile = Path.Combine(Shipped, "rigs", "simulated.yaml");

    private DirectoryInfo folder = null!;

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("phonerig-tests-");

    [TearDown]
    public void RemoveFolder() => folder.Delete(recursive: true);

    [Test]
    public void The_shipped_rig_gives_a_plan_for_every_station_in_order_of_name()
    {
        var rig = Simulated();
        rig = rig with { Stations = rig.Stations.Add("s0", rig.Stations["s1"]) };
        var (plan, planner, refusal) = Plan(Request(), rig);

        Assert.That(refusal, Is.Null);
        Assert.That(planner.Problems, Is.Empty);
        Assert.That(plan!.Stations.Select(station => station.Station), Is.EqualTo(new[] { "s0", "s1", "s2", "s3", "s4" }));
        Assert.That(plan.Stations[0].Plan.Model.Phone, Is.EqualTo("cisco-7970"));
        Assert.That(plan.Stations[0].Plan.Load.LoadId, Is.EqualTo(plan.Firmware.LoadId));
    }

    [Test]
    public void Only_the_stations_asked_for_are_planned()
    {
        var rig = Simulated();
        rig = rig with { Stations = rig.Stations.Add("s0", rig.Stations["s1"]) };

        Assert.That(Plan(Request() with { Stations = ["s1"] }, rig).Plan!.Stations.Select(station => station.Station), Is.EqualTo(new[] { "s1" }));
    }

    [Test]
    public void An_unknown_station_is_refused_with_the_nearest_name()
    {
        var (plan, _, refusal) = Plan(Request() with { Stations = ["s1", "s11"] }, null);

        Assert.That(plan, Is.Null);
        Assert.That(refusal, Is.EqualTo("unknown station \"s11\"; did you mean \"s1\"? (known: s1, s2, s3, s4)"));
    }

    [Test]
    public void A_missing_firmware_folder_is_refused_with_its_path_and_what_to_put_there()
    {
        var (plan, _, refusal) = Plan(Request() with { RigFile = Path.Combine(folder.FullName, "rig.yaml") }, WithFirmware("nowhere"));

        Assert.That(plan, Is.Null);
        Assert.That(refusal, Does.Contain(Path.Combine(folder.FullName, "nowhere")).And.Contain("Put the files of one load release there"));
    }

    [Test]
    public void A_firmware_folder_without_a_load_is_refused_with_its_path()
    {
        File.WriteAllText(Path.Combine(folder.CreateSubdirectory("firmware").FullName, "readme.txt"), "nothing to serve");
        var (plan, _, refusal) = Plan(Request() with { RigFile = Path.Combine(folder.FullName, "rig.yaml") }, WithFirmware("firmware"));

        Assert.That(plan, Is.Null);
        Assert.That(refusal, Does.StartWith("the firmware cannot be served: ").And.Length.GreaterThan(40));
    }

    [Test]
    public void Mistakes_are_collected_from_every_file_before_giving_up()
    {
        Override(
            "playbooks",
            "recover",
            "playbook: recover\ntitle: Two\npatience: 6m\ngoal-within: 65m\nattempts:\n  - { procedure: factory-reset, why: first }\n  - { procedure: format-reset, why: second }\n");
        Override("procedures", "factory-reset", "procedure: factory-reset\nstepz: []\n");
        Override("procedures", "format-reset", "procedure: format-reset\nstepz: []\n");
        var (plan, planner, refusal) = Plan(Request(), null);

        Assert.That(plan, Is.Null);
        Assert.That(refusal, Is.Null);
        Assert.That(planner.Problems.Select(problem => Path.GetFileName(problem.At.File)).Distinct(), Is.SupersetOf(new[] { "factory-reset.yaml", "format-reset.yaml" }));
        Assert.That(planner.Problems.Select(problem => problem.ToString()), Is.Unique);
    }

    [Test]
    public void A_broken_rig_file_does_not_hide_a_broken_playbook()
    {
        Override("playbooks", "recover", "playbook: recover\nattemptz: []\n");
        var rigFile = Path.Combine(folder.FullName, "rig.yaml");
        File.WriteAllText(rigFile, "rig: mine\nstationz: {}\n");
        var (plan, planner, _) = Plan(Request() with { RigFile = rigFile }, null);

        Assert.That(plan, Is.Null);
        Assert.That(planner.Problems.Select(problem => Path.GetFileName(problem.At.File)).Distinct(), Is.EquivalentTo(new[] { "rig.yaml", "recover.yaml" }));
    }

    [Test]
    public void An_unknown_playbook_is_a_problem()
    {
        var (plan, planner, _) = Plan(Request() with { Playbook = "recovr" }, null);

        Assert.That(plan, Is.Null);
        Assert.That(planner.Problems.Single().Message, Does.Contain("did you mean \"recover\"?"));
    }

    [Test]
    public void A_set_of_the_library_is_served_where_there_is_a_library_and_refused_where_there_is_none()
    {
        using var bench = new ShelfBench();
        bench.Import(bench.Folder(ShelfBench.Set()), "mine");
        var named = Simulated() with { Firmware = new FirmwareConfig { Set = "mine" } };

        Assert.That(Plan(Request() with { Library = bench.Shelf.Folder }, named).Plan!.Firmware.LoadId, Does.EndWith("8-5-2S"));
        Assert.That(Plan(Request(), named).Refusal, Does.Contain("mine is a set of the firmware library, and there is none here"));
    }

    [Test]
    public void A_procedure_that_a_station_cannot_do_is_passed_over_with_the_reason()
    {
        var rig = Simulated();
        rig = rig with { Stations = rig.Stations.SetItem("s1", rig.Stations["s1"] with { Keypad = new KeypadConfig { Kind = KeypadKind.None } }) };
        var plan = Plan(Request(), rig).Plan!.Stations[0].Plan;

        Assert.That(plan.Procedures.Keys, Does.Not.Contain("factory-reset"));
        Assert.That(plan.Refused["factory-reset"], Is.Not.Empty);
    }

    private static (RunPlan? Plan, RunPlanner Planner, string? Refusal) Plan(RecoverRequest request, RigConfig? rig)
    {
        var planner = new RunPlanner(request);
        return (planner.Plan(rig, out var refusal), planner, refusal);
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    private static RigConfig Simulated() => new ConfigFolder(Shipped).Rig(SimulatedFile).Value!;

    private static RigConfig WithFirmware(string path) => Simulated() with { Firmware = new FirmwareConfig { Path = path } };

    private RecoverRequest Request() => new() { RigFile = SimulatedFile, Folder = new ConfigFolder(Shipped, folder.FullName) };

    private void Override(string kind, string name, string text) =>
        File.WriteAllText(Path.Combine(folder.CreateSubdirectory(kind).FullName, name + ".yaml"), text);
}
