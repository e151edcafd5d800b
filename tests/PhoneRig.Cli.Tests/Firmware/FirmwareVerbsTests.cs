using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.Cli.Tests.Firmware;

public sealed class FirmwareVerbsTests
{
    private string folder = "";
    private string state = "";

    [SetUp]
    public void SetUp()
    {
        folder = Directory.CreateTempSubdirectory("phonerig-test-").FullName;
        state = Path.Combine(folder, "state");
    }

    [TearDown]
    public void TearDown() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_set_is_imported_listed_shown_verified_and_removed()
    {
        var set = Set("8-5-2S", SigningGeneration.Dual);

        Assert.That(Run(ExitCode.Done, "firmware", "import", set, "--as", "dual").Out, Is.EqualTo("dual: imported, load SCCP70.8-5-2S, 8 files [simulated]\n"));
        Assert.That(Run(ExitCode.Done, "firmware", "import", set, "--as", "dual").Out, Does.StartWith("dual: already there"));
        Assert.That(Run(ExitCode.Done, "firmware", "list").Out, Does.StartWith("dual  SCCP70.8-5-2S, dual-key, 8 files, ").And.EndsWith("[simulated]\n"));
        Assert.That(Run(ExitCode.Done, "firmware", "show", "dual").Out, Does.Contain("release     8.5(2), rung dual-key").And.Contains("generation dual").And.Match("[0-9a-f]{64} +[0-9]+  term70.default.loads"));
        Assert.That(Run(ExitCode.Done, "firmware", "verify").Out, Is.EqualTo("dual: whole\n"));
        Assert.That(Run(ExitCode.Done, "firmware", "remove", "dual").Out, Is.EqualTo("dual: removed\n"));
        Assert.That(Run(ExitCode.Done, "firmware", "list").Out, Does.Contain("is empty: `phonerig firmware import PATH`"));
    }

    [Test]
    public void Every_problem_of_a_set_is_told_and_none_of_it_is_kept()
    {
        var set = Set("8-5-2S", SigningGeneration.Dual);
        foreach (var archive in Directory.EnumerateFiles(set, "d*.sbn").Concat(Directory.EnumerateFiles(set, "c*.sbn")).ToList())
        {
            File.Delete(archive);
        }

        var host = Run(ExitCode.BadUsage, "firmware", "import", set);
        Assert.That(host.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(10).And.All.StartsWith("phonerig: "));
        Assert.That(host.Error, Does.EndWith($"phonerig: {set} was not imported: 9 problems, as told above\n"));
        Assert.That(Run(ExitCode.BadUsage, "firmware", "import", set, "--json").JsonLines.Single()["import"]!["findings"]!.AsArray(), Has.Count.EqualTo(9));
    }

    [Test]
    public void A_set_that_was_changed_is_not_whole()
    {
        Run(ExitCode.Done, "firmware", "import", Set("8-5-2S", SigningGeneration.Dual), "--as", "dual");
        File.Delete(Directory.EnumerateFiles(Path.Combine(state, "firmware", "dual", "files"), "jar*").Single());

        var host = Run(ExitCode.BadUsage, "firmware", "verify", "dual");
        Assert.That(host.Out, Is.EqualTo("dual: NOT WHOLE, never served\n"));
        Assert.That(host.Error, Does.Match("^phonerig: dual: jar70sccp.* is not there any more: "));
    }

    [Test]
    public void A_set_that_a_rig_was_opened_with_is_removed_only_by_force()
    {
        Run(ExitCode.Done, "firmware", "import", Set("8-5-2S", SigningGeneration.Dual), "--as", "dual");
        var rig = Directory.CreateDirectory(Path.Combine(state, "simulated")).FullName;
        var text = File.ReadAllText(TestHost.SimulatedRig).Replace("synthetic: { version: 8-5-2S, signing: dual }", "set: dual", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(rig, "snapshot.yaml"), text);

        Assert.That(Run(ExitCode.Refused, "firmware", "remove", "dual").Error, Does.Contain("dual is named by the rig simulated").And.Contains("--force"));
        Run(ExitCode.Done, "firmware", "remove", "dual", "--force");
    }

    [Test]
    public void A_plan_names_the_rungs_and_why_or_the_package_that_is_missing()
    {
        Run(ExitCode.Done, "firmware", "import", Set("9-4-2SR3-1S", SigningGeneration.New), "--as", "nine");
        var missing = Run(ExitCode.NotRecovered, "firmware", "plan", "--from", "8.3(2)", "--to", "nine");
        Assert.That(missing.Out, Does.StartWith("1. dual-key: MISSING, get 8.3(3) to 8.5(2), package cmterm-7970_7971-sccp.8-5-2\n").And.Contains("2. new: serve nine\n"));
        Assert.That((string?)Run(ExitCode.NotRecovered, "firmware", "plan", "--from", "old", "--to", "9.4(2)SR3", "--json").JsonLines.Single()["plan"]!["missing"]![0]!["rung"], Is.EqualTo("dual-key"));

        Run(ExitCode.Done, "firmware", "import", Set("8-5-2S", SigningGeneration.Dual), "--as", "dual");
        Assert.That(Run(ExitCode.Done, "firmware", "plan", "--to", "nine").Out, Does.StartWith("1. dual-key: serve dual\n   a phone of any of these loads takes "));
        Assert.That(Run(ExitCode.Done, "firmware", "plan", "--from", "8.5(3)", "--to", "nine").Out, Does.StartWith("1. new: serve nine\n"));
    }

    [TestCase("firmware", "firmware import")]
    [TestCase("firmware imprt x", "did you mean \"import\"?")]
    [TestCase("firmware import", "PATH")]
    [TestCase("firmware import /no/such/place", "there is no /no/such/place")]
    [TestCase("firmware list --jsn", "did you mean \"--json\"?")]
    [TestCase("firmware show dual", "the library")]
    [TestCase("firmware verify dual", "`phonerig firmware import PATH`")]
    [TestCase("firmware remove dual", "unknown firmware set \"dual\"")]
    [TestCase("firmware plan", "--to")]
    [TestCase("firmware plan --from odl --to 9-4-2S", "did you mean \"old\"?")]
    [TestCase("firmware plan --from old --to nine", "--to \"nine\"")]
    public void A_mistake_is_told_in_one_line(string line, string expected)
    {
        var host = new TestHost();

        Assert.That(host.Run(line.Split(' ')), Is.EqualTo(ExitCode.BadUsage), host.Out);
        Assert.That(host.Error, Does.StartWith("phonerig: ").And.Contains(expected));
        Assert.That(host.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
        Assert.That(host.Out, Is.Empty);
    }

    private string Set(string version, SigningGeneration signing)
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, version)).FullName;
        foreach (var (name, content) in SyntheticFirmware.Make(new SyntheticFirmwareRequest(version, signing)))
        {
            File.WriteAllBytes(Path.Combine(path, name), content.AsSpan());
        }

        return path;
    }

    private TestHost Run(ExitCode expected, params string[] args)
    {
        var host = new TestHost();
        Assert.That(host.Run([.. args, "--state", state]), Is.EqualTo(expected), host.Out + host.Error);
        return host;
    }
}
