using System.Text.RegularExpressions;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>Every broken file that there is, through the built command line: refused with its places, and nothing moves.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class RigCheckTests
{
    private static readonly string Broken = Path.Combine(Rigs.Root, "tests", "PhoneRig.Core.Tests", "Configuration", "Broken");

    private static IEnumerable<TestCaseData<string>> Files() =>
        from file in Directory.EnumerateFiles(Broken, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let name = Path.GetRelativePath(Broken, file)[..^".txt".Length]
        where !name.StartsWith("on-station", StringComparison.Ordinal)
        select new TestCaseData<string>(name).SetArgDisplayNames(name);

    /// <summary>A configuration folder has one file of diagnoses, and one of ladders, so each broken one has a folder of its own.</summary>
    private static string FileOf(string name) =>
        name.Split(Path.DirectorySeparatorChar)[0] is "diagnoses" or "ladders" ? Path.Combine(Broken, name, $"{name.Split(Path.DirectorySeparatorChar)[0]}.yaml") : Path.Combine(Broken, name + ".yaml");

    [TestCaseSource(nameof(Files))]
    public void A_broken_file_is_refused_with_every_place_and_exit_2(string name) => Refused(["rig", "check", FileOf(name)], name);

    [TestCase("hold-beyond-budget")]
    [TestCase("await-unseen")]
    public void A_procedure_that_asks_too_much_of_a_rig_is_refused_with_every_place_and_exit_2(string name)
    {
        var folder = Path.Combine(Broken, "on-station");
        Refused(["procedure", "check", Path.Combine(folder, name + ".yaml"), "--rig", Path.Combine(folder, "rig.yaml")], Path.Combine("on-station", name));
    }

    [Test]
    public void What_ships_is_in_order([Values("phones/cisco-7970.yaml", "procedures/factory-reset.yaml", "playbooks/recover.yaml", "diagnoses.yaml", "rigs/simulated.yaml")] string file)
    {
        var (exitCode, output, error) = Phonerig.Run("rig", "check", Path.Combine(Rigs.Root, "rig-config", file));

        Assert.That(exitCode, Is.Zero, error);
        Assert.That(output, Does.Contain("in order"));
    }

    private static void Refused(string[] command, string name)
    {
        var (exitCode, output, error) = Phonerig.Run(command);

        Assert.That(exitCode, Is.EqualTo(2), output + error);
        Assert.That(output, Is.Empty, "nothing is said to be in order, and nothing moves");
        Assert.That(error, Does.Not.Contain("   at PhoneRig"), "no stack trace");

        // The program knows what ships and not the broken neighbours of a rig, so words differ there; places do not.
        var own = Path.GetFileName(FileOf(name));
        var places = File.ReadLines(Path.Combine(Broken, name + ".txt"))
            .Select(line => Regex.Match(line, @"^[^:]+:\d+:\d+: ", RegexOptions.ExplicitCapture).Value)
            .Where(place => place.StartsWith(own, StringComparison.Ordinal))
            .ToList();
        foreach (var place in places)
        {
            Assert.That(error, Does.Contain("/" + place));
        }

        Assert.That(error, Does.Match(@":\d+:\d+: "));
        Assert.That(error.TrimEnd('\n').Split('\n'), Has.Length.GreaterThanOrEqualTo(places.Count), "every mistake at once");
    }
}
