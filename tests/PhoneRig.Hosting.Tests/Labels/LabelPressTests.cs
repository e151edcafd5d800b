using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Labels;

namespace PhoneRig.Hosting.Tests.Labels;

/// <summary>Labels on a real disk, and programs of this computer in the place of a printer's.</summary>
[Platform("Linux")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LabelPressTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 29, 14, 3, 1, TimeSpan.Zero);
    private static readonly PhoneLabel Label = new("00:1b:2c:3d:5e:01", "done", ["recovered"], "SEP001B2C3D5E01");

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("phonerig-labels-");

    [Test]
    public void A_label_is_a_drawing_and_a_text_in_a_folder_that_is_made_for_them()
    {
        var folder = Path.Combine(root.FullName, "deep", "labels");

        Assert.That(new LabelPress(new LabelsConfig(), folder).Make(Label, At), Is.Null);
        Assert.That(Directory.GetFiles(folder).Select(file => Path.GetFileName(file)), Is.EquivalentTo(new[] { "20261129-140301-001b2c3d5e01.svg", "20261129-140301-001b2c3d5e01.txt" }));
        Assert.That(File.ReadAllText(Path.Combine(folder, "20261129-140301-001b2c3d5e01.txt")), Is.EqualTo(Label.Text));
    }

    [Test]
    public void A_program_gets_the_files_as_single_arguments_and_no_shell_reads_them()
    {
        var odd = Path.Combine(root.FullName, "a folder; touch x $(id)");
        Assert.That(new LabelPress(Command("cp", "{file}", "{text}", root.FullName), odd).Make(Label, At), Is.Null);

        Assert.That(root.GetFiles().Select(file => file.Extension), Is.EquivalentTo(new[] { ".svg", ".txt" }));
    }

    [Test]
    public void A_folder_that_cannot_be_written_is_told_with_what_to_do()
    {
        var file = Path.Combine(root.FullName, "file");
        File.WriteAllText(file, "");

        Assert.That(new LabelPress(new LabelsConfig(), file).Make(Label, At), Does.StartWith($"{file} cannot be written (").And.EndWith("make room, or name another folder under labels in the rig file"));
    }

    [Test]
    public void A_program_that_is_not_there_or_fails_is_told_with_what_it_said()
    {
        Assert.That(Make("no-such-printer", "{file}"), Does.StartWith("no-such-printer cannot be started ("));
        Assert.That(Make("sh", "-c", "echo the printer is out of labels. >&2; exit 3", "{text}"), Does.StartWith("sh ended with 3 (the printer is out of labels): try it by hand with "));
    }

    [Test]
    public void A_program_that_hangs_is_ended_with_its_children()
    {
        var beside = Path.Combine(root.FullName, "pid");
        var problem = new LabelPress(Command("sh", "-c", $"sleep 600 & echo $! > {beside}; wait", "{file}"), root.FullName) { Patience = TimeSpan.FromSeconds(0.5) }.Make(Label, At);

        Assert.That(problem, Is.EqualTo("sh had not ended after 0.5 s, and was ended: see whether the printer is on, and has labels"));
        Assert.That(() => Runs(File.ReadAllText(beside).Trim()), Is.False.After(5000, 20));
    }

    public void Dispose() => root.Delete(recursive: true);

    /// <summary>Whether a process is there, and is the one that was begun.</summary>
    private static bool Runs(string id) => File.Exists($"/proc/{id}/cmdline") && File.ReadAllText($"/proc/{id}/cmdline").Contains("600", StringComparison.Ordinal);

    private string? Make(params string[] command) => new LabelPress(Command(command), root.FullName).Make(Label, At);

    private static LabelsConfig Command(params string[] words) => new() { Command = [.. words] };
}
