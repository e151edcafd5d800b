using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Tests.Configuration;

/// <summary>Each file of Broken is refused with exactly the texts in the .txt file beside it: place, what is wrong, the nearest right word.</summary>
public sealed class BrokenFileTests
{
    private static readonly ConfigFolder Folder = new(Repository.RigConfig, Repository.Broken);

    // There is one file of diagnoses, and one of ladders, in a configuration folder, so each broken one has a folder of its own.
    private static IEnumerable<TestCaseData<ConfigKind, string>> Files() =>
        from kind in Enum.GetValues<ConfigKind>()
        let folder = FolderOf(kind)
        from path in (kind is ConfigKind.Diagnoses or ConfigKind.Ladders ? Directory.EnumerateDirectories(folder) : Directory.EnumerateFiles(folder, "*.yaml")).Order(StringComparer.Ordinal)
        let name = Path.GetFileNameWithoutExtension(path)
        select new TestCaseData<ConfigKind, string>(kind, name).SetArgDisplayNames($"{kind}/{name}");

    [TestCaseSource(nameof(Files))]
    public void A_broken_file_is_refused_with_every_mistake_in_its_place(ConfigKind kind, string name)
    {
        var problems = ProblemsOf(kind, name);
        var path = Path.Combine(FolderOf(kind), name + ".txt");
        Repository.MatchGolden(path, string.Concat(problems.Select(p => Relative(p) + "\n")));
        Assert.That(problems, Is.Not.Empty);
    }

    [TestCase("hold-beyond-budget")]
    [TestCase("await-unseen")]
    public void A_procedure_that_a_station_cannot_do_is_refused_with_every_reason_in_its_place(string name)
    {
        var folder = Path.Combine(Repository.Broken, "on-station");
        var rig = Folder.Rig(Path.Combine(folder, "rig.yaml"));
        Assert.That(rig.Problems, Is.Empty);
        var procedure = ConfigFolder.ReadProcedureFile(Path.Combine(folder, name + ".yaml"));
        Assert.That(procedure.Problems, Is.Empty);
        var problems = ProcedureChecker.Check(procedure.Value!, Folder.Phone("cisco-7970").Value!, rig.Value!.Stations["s1"]);
        Repository.MatchGolden(Path.Combine(folder, name + ".txt"), string.Concat(problems.Select(p => Relative(p) + "\n")));
        Assert.That(problems, Is.Not.Empty);
    }

    [Test]
    public void There_are_broken_files_of_every_kind()
    {
        Assert.That(Files().GroupBy(f => f.Arguments[0]).Select(g => g.Count()), Has.All.GreaterThanOrEqualTo(3));
        Assert.That(Files().Count(), Is.GreaterThanOrEqualTo(25));
    }

    private static string FolderOf(ConfigKind kind) => Path.Combine(Repository.Broken, kind.ToString().ToLowerInvariant());

    private static ImmutableArray<ConfigProblem> ProblemsOf(ConfigKind kind, string name)
    {
        return kind switch
        {
            ConfigKind.Phones => Only(Folder.Phone(name)),
            ConfigKind.Procedures => Only(Folder.Procedure(name)),
            ConfigKind.Playbooks => Only(Folder.Playbook(name)),
            ConfigKind.Diagnoses => Only(new ConfigFolder(Repository.RigConfig, Path.Combine(FolderOf(kind), name)).Diagnoses()),
            ConfigKind.Ladders => Only(new ConfigFolder(Repository.RigConfig, Path.Combine(FolderOf(kind), name)).Ladders()),
            ConfigKind.Calibrations => Only(ConfigFolder.Calibration(Path.Combine(FolderOf(kind), name + ".yaml"), station: null, model: null)),
            _ => Only(Folder.Rig(Folder.PathOf(kind, name)!)),
        };
    }

    private static ImmutableArray<ConfigProblem> Only<T>(ConfigResult<T> result)
        where T : class
    {
        Assert.That(result.Value, Is.Null);
        return result.Problems;
    }

    private static string Relative(ConfigProblem problem) =>
        (problem with { At = problem.At with { File = Path.GetFileName(problem.At.File) } }).ToString();
}
