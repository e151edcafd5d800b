using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Hosting.Tests.Runs;

public sealed class RigPlannerTests
{
    [Test]
    public void The_shipped_rig_has_four_stations_their_model_and_two_firmware_sets()
    {
        var plan = DemoRig.Plan().Plan!;

        Assert.That(plan.Rig.Stations.Keys, Is.EquivalentTo(new[] { "s1", "s2", "s3", "s4" }));
        Assert.That(plan.ModelOf("s3").Phone, Is.EqualTo("cisco-7970"));
        Assert.That(plan.Firmware.Goal.LoadId, Is.EqualTo("SCCP70.9-4-2SR3-1S"));
        Assert.That(plan.Firmware.OtherNames, Is.EqualTo(new[] { "dual-key" }));
        Assert.That(plan.Diagnoses.Diagnoses, Is.Not.Empty);
    }

    [Test]
    public void A_set_is_found_by_its_name_and_the_goal_by_goal()
    {
        var sets = DemoRig.Plan().Plan!.Firmware;

        Assert.That(sets.TryGet(Attempt.Goal, out var goal) ? goal : null, Is.SameAs(sets.Goal));
        Assert.That(sets.TryGet("dual-key", out var dual) ? dual.LoadId : null, Is.EqualTo("SCCP70.8-5-2S"));
        Assert.That(sets.TryGet("dual", out _), Is.False);
        Assert.That(sets.All.Select(set => set.Key), Is.EqualTo(new[] { "goal", "dual-key" }));
    }

    [Test]
    public void What_is_wrong_with_each_firmware_set_is_told_at_once_and_of_which()
    {
        var rig = DemoRig.Simulated();
        rig = rig with
        {
            Firmware = new FirmwareConfig
            {
                Path = "no-goal-here",
                Others = ImmutableDictionary<string, FirmwareSourceConfig>.Empty.Add("dual-key", new() { Path = "no-dual-here" }).Add("older", rig.Firmware.Others["dual-key"]),
            },
        };
        var planned = DemoRig.Plan(rig);

        Assert.That(planned.Plan, Is.Null);
        Assert.That(planned.Refusal, Does.Contain("no-goal-here").And.Contain("dual-key: ").And.Contain("no-dual-here").And.Not.Contain("older"));
    }

    [Test]
    public void A_set_is_read_from_its_folder_beside_the_rig_file()
    {
        using var folder = new Folder();
        var beside = Directory.CreateDirectory(Path.Combine(folder.Path, "dual")).FullName;
        foreach (var (name, content) in DemoRig.Plan().Plan!.Firmware.Others["dual-key"].Files)
        {
            File.WriteAllBytes(Path.Combine(beside, name), content.Span);
        }

        var rig = DemoRig.Simulated();
        rig = rig with { Firmware = rig.Firmware with { Others = ImmutableDictionary<string, FirmwareSourceConfig>.Empty.Add("dual-key", new() { Path = "dual" }) } };

        Assert.That(DemoRig.Plan(rig, rigFile: Path.Combine(folder.Path, "rig.yaml")).Plan!.Firmware.Others["dual-key"].LoadId, Is.EqualTo("SCCP70.8-5-2S"));
    }

    [Test]
    public void Mistakes_of_the_rig_and_of_the_diagnoses_are_told_together()
    {
        using var folder = new Folder();
        File.WriteAllText(Path.Combine(folder.Path, "diagnoses.yaml"), "diagnosez: {}\n");
        var rigFile = Path.Combine(folder.Path, "rig.yaml");
        File.WriteAllText(rigFile, "rig: mine\nstationz: {}\n");
        var planned = DemoRig.Plan(overrides: folder.Path, rigFile: rigFile);

        Assert.That(planned.Plan, Is.Null);
        Assert.That(planned.Problems.Select(problem => Path.GetFileName(problem.At.File)).Distinct(), Is.EquivalentTo(new[] { "rig.yaml", "diagnoses.yaml" }));
    }

    [Test]
    public void An_unknown_ailment_is_refused_before_a_phone_is_made()
    {
        var rig = DemoRig.Simulated();
        rig = rig with { Bench = rig.Bench.SetItem("s2", rig.Bench["s2"] with { Ailment = "wiped-brik" }) };

        Assert.That(DemoRig.Plan(rig).Refusal, Does.StartWith("bench s2: ").And.Contain("did you mean \"wiped-brick\"?"));
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("phonerig-tests-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
