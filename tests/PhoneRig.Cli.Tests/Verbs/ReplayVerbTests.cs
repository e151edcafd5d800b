using System.Runtime.CompilerServices;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;

namespace PhoneRig.Cli.Tests.Verbs;

public sealed class ReplayVerbTests
{
    private static readonly string Shipped = Path.Combine(TestHost.ShippedConfig, "diagnoses.yaml");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prig-replay-");

    [OneTimeTearDown]
    public void Remove() => folder.Delete(recursive: true);

    [Test]
    public void A_recording_that_decides_the_same_ends_in_0()
    {
        var host = new TestHost();

        Assert.That(host.Run("run", "replay", Recorded("s3")), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, Does.Contain("s3  the same ").And.Contains("verdict: recovered").And.Contains("console: ").And.Contains("capture: ").And.Not.Contains("DIFFERS"));
    }

    [Test]
    public void So_it_does_by_the_diagnoses_of_a_file_that_say_the_same()
    {
        var host = new TestHost();

        Assert.That(host.Run("run", "replay", Recorded("s3"), "--diagnoses", Shipped, "--json"), Is.EqualTo(ExitCode.Done), host.Out);
        var s3 = host.JsonLines[1]["replayed"]!;
        Assert.That(((string?)s3["station"], (bool)s3["same"]!, s3["difference"], s3["busy"]), Is.EqualTo(((string?)"s3", true, (object?)null, (object?)null)));
        Assert.That((string?)s3["verdict"]!["verdict"], Is.EqualTo("recovered"));
    }

    [Test]
    public void A_rule_that_is_changed_so_that_the_run_ends_otherwise_ends_in_1_and_says_where_it_differs()
    {
        var file = Write("changed.yaml", File.ReadAllText(Shipped).Replace("signing-generation", "wrong-key", StringComparison.Ordinal));
        var host = new TestHost();

        Assert.That(host.Run("run", "replay", Recorded("s3"), "--diagnoses", file), Is.EqualTo(ExitCode.NotRecovered), host.Error);
        Assert.That(host.Out, Does.Match(@"s3  DIFFERS after \d+ same decisions, at \d+:\d\d\.\d; recorded end: verdict: recovered"));
        Assert.That(host.Out, Does.Match(@"recorded \(entry \d+\): diagnosis: signing-generation: .*; replayed: diagnosis: wrong-key: "));
        Assert.That(host.Out, Does.Contain("signing-generation (recorded, and not seen now)").And.Contains("wrong-key (not recorded, and seen now)"));
    }

    [Test]
    public void A_mistake_in_the_file_is_told_with_its_place()
    {
        var text = File.ReadAllText(Shipped);
        var line = text[..text.IndexOf("\n    confidence: ", StringComparison.Ordinal)].Count(letter => letter == '\n') + 2;
        var at = text.IndexOf("\n    confidence: ", StringComparison.Ordinal);
        var file = Write("broken.yaml", $"{text[..at]}\n    confidense: {text[(at + "\n    confidence: ".Length)..]}");
        var host = new TestHost();

        Assert.That(host.Run("run", "replay", Recorded("s3"), "--diagnoses", file), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.StartWith($"phonerig: {file}:{line}:5: unknown key \"confidense\"; did you mean \"confidence\"?"));
        Assert.That(host.Out, Is.Empty);
    }

    [TestCase("none.zip", null, "cannot be read: there is no such file")]
    [TestCase("", null, "cannot be read: it is a folder; name the recording in it")]
    [TestCase("text.zip", "just text", "is no whole zip")]
    public void What_is_no_recording_is_refused_in_one_sentence(string name, string? content, string says)
    {
        var file = content is null ? Path.Combine(folder.FullName, name) : Write(name, content);

        Refused(file, says);
    }

    [Test]
    public void One_that_was_cut_off_on_its_way_or_has_another_byte_in_it_is_refused()
    {
        var whole = File.ReadAllBytes(Recorded("s3"));
        var file = Path.Combine(folder.FullName, "damaged.zip");
        File.WriteAllBytes(file, whole[..(whole.Length / 2)]);
        Refused(file, "is no whole zip");

        for (var at = 200; at < 260; at++)
        {
            whole[at] ^= 0xff;
        }

        File.WriteAllBytes(file, whole);
        Refused(file, "ask its sender for another one");
    }

    [TestCase("--rules", "there is no such folder")]
    [TestCase("--diagnoses", "cannot be read: there is no such file")]
    [TestCase("--station", "has no station")]
    public void What_it_is_to_go_by_has_to_be_there(string option, string says)
    {
        var host = new TestHost();

        Assert.That(host.Run("run", "replay", Recorded("s3"), option, "/no/such"), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.Contain(says));
    }

    [Test]
    public void A_recording_is_never_written_over_a_device_or_a_folder_that_is_not_there()
    {
        // Of a name that no device has: a test that fails must not cost the machine one.
        Assert.That(() => Hosting.Edges.WholeFile.Write("/dev/phonerig-none", _ => { }), Throws.InstanceOf<IOException>().With.Message.Contains("is a device"));
        Assert.That(() => Hosting.Edges.WholeFile.Write(Path.Combine(folder.FullName, "none", "x"), _ => { }), Throws.InstanceOf<IOException>().With.Message.Contains("make it first"));
    }

    [TestCase("/dev/null", true)]
    [TestCase("/dev/shm", true)]
    [TestCase("/dev/shm/phonerig/campaign/rig.json", false)]
    [TestCase("/devices/report.html", false)]
    public void Files_may_be_where_Linux_keeps_them_in_memory(string path, bool device) =>
        Assert.That(Hosting.Edges.WholeFile.IsAmongDevices(path), Is.EqualTo(device));

    private static void Refused(string file, string says)
    {
        var host = new TestHost();

        Assert.That(host.Run("run", "replay", file), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.StartWith($"phonerig: {file}").And.Contains(says));
        Assert.That(host.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
    }

    private static string Recorded(string station, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "recordings", $"{station}.phonerig.zip"));

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }
}
