using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Tests.Configuration;

public sealed class ConfigFolderTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("phonerig-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void An_override_of_the_same_name_may_change_a_few_lines_of_the_shipped_file()
    {
        Write("phones/cisco-7970.yaml", "phone: cisco-7970\nbase: cisco-7970\ntimings: { power-on-to-walk: { to: 300s } }\n");
        var phone = new ConfigFolder(Repository.RigConfig, folder).Phone("cisco-7970");
        Assert.That(phone.Problems, Is.Empty);
        Assert.That(phone.Value!.Timings["power-on-to-walk"].Longest, Is.EqualTo(TimeSpan.FromSeconds(300)));
        Assert.That(phone.Value.Timings["power-on-to-walk"].Typical, Is.EqualTo(TimeSpan.FromSeconds(6)), "mappings merge");
    }

    [Test]
    public void An_override_comes_first()
    {
        Write("procedures/restart.yaml", "procedure: restart\ntitle: Ours\nneeds: { console: true }\nsteps: [ { console: q } ]\n");
        Assert.That(new ConfigFolder(Repository.RigConfig, folder).Procedure("restart").Value!.Title, Is.EqualTo("Ours"));
    }

    [Test]
    public void Names_come_from_both_folders_once()
    {
        Write("procedures/restart.yaml", "");
        Write("procedures/ours.yaml", "");
        var names = new ConfigFolder(Repository.RigConfig, folder).Names(ConfigKind.Procedures);
        Assert.That(names, Is.Ordered.And.Unique.And.Contains("ours").And.Contains("restart").And.Contains("factory-reset"));
    }

    [Test]
    public void An_overlay_replaces_a_list_whole()
    {
        Write("phones/mine.yaml", "phone: mine\nbase: cisco-7970\nlamps: { lines: [line1] }\n");
        var phone = new ConfigFolder(Repository.RigConfig, folder).Phone("mine").Value!;
        Assert.That(phone.Lamps["lines"], Is.EqualTo(new[] { "line1" }));
        Assert.That(phone.Lamps, Contains.Key("headset"));
    }

    [Test]
    public void A_mistake_in_a_base_is_told_in_the_bases_file()
    {
        Write("phones/first.yaml", "phone: first\nbase: cisco-7970\nlod-information: 5\n");
        Write("phones/second.yaml", "phone: second\nbase: first\n");
        var problem = new ConfigFolder(Repository.RigConfig, folder).Phone("second").Problems.Single();
        Assert.That(Path.GetFileName(problem.At.File), Is.EqualTo("first.yaml"));
        Assert.That(problem.At.Line, Is.EqualTo(3));
    }

    [Test]
    public void A_name_that_is_not_there_gets_the_nearest_one() =>
        Assert.That(Repository.Shipped.Procedure("factory-rest").Problems.Single().Message, Does.Contain("did you mean \"factory-reset\"?"));

    [TestCase("../phones/cisco-7970")]
    [TestCase("/etc/passwd")]
    [TestCase("")]
    public void A_name_is_never_a_path(string name) => Assert.That(Repository.Shipped.PathOf(ConfigKind.Procedures, name), Is.Null);

    [Test]
    public void A_file_that_is_not_there_is_a_problem_and_no_exception() =>
        Assert.That(Repository.Shipped.Rig(Path.Combine(folder, "none.yaml")).Problems.Single().Message, Does.EndWith("none.yaml cannot be read: there is no such file"));

    [Test]
    public void A_file_called_rig_may_hold_a_rig_of_any_name()
    {
        File.Copy(Path.Combine(Repository.RigConfig, "rigs", "one-station.yaml"), Path.Combine(folder, "rig.yaml"));
        File.Copy(Path.Combine(Repository.RigConfig, "rigs", "one-station.yaml"), Path.Combine(folder, "bench.yaml"));
        Assert.That(Repository.Shipped.Rig(Path.Combine(folder, "rig.yaml")).Problems, Is.Empty);
        Assert.That(Repository.Shipped.Rig(Path.Combine(folder, "bench.yaml")).Problems, Has.Length.EqualTo(1));
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
