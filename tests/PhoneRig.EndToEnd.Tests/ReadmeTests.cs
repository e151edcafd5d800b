using System.IO.Compression;
using System.Text.RegularExpressions;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>Every phonerig command of the README is run; its first command runs as <c>phonerig recover</c>, its second is this very test run.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Rigs.Root, "README.md"));

    /// <summary>At the speed of a real phone a recovery takes minutes: that one is only begun, and stopped as a user would.</summary>
    private const string Slow = "phonerig recover s1 --speed 1";

    /// <summary>These go on until they are told to stop: the tests of the bench's and the owner's processes, and of those verbs, run them.</summary>
    private static readonly string[] Endless = ["phonerig bench", "phonerig serve", "phonerig tftp serve --root my-files", "phonerig console s1 --since 10m --follow"];

    /// <summary>These need an interface with phones on it: the tests of those verbs make one and run them there.</summary>
    private const string OnAnInterface = " --interface eth1";

    /// <summary>It needs a managed switch and phones that have power: the tests of that verb run it on a simulated one.</summary>
    private const string OnASwitch = "phonerig switch check";

    [Test]
    public void The_first_two_commands_are_the_ones_that_are_tested() =>
        Assert.That(Commands().Take(2), Is.EqualTo(new[] { "dotnet run --project src/PhoneRig.Cli -- recover --all", "dotnet test" }));

    [TestCaseSource(nameof(PhonerigCommands))]
    public void A_command_of_the_readme_works_as_printed(string command)
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            "my-rig.yaml",
            File.ReadAllText(Path.Combine(Rigs.Root, "rig-config", "rigs", "simulated.yaml")).Replace("rig: simulated", "rig: my-rig", StringComparison.Ordinal));
        folder.Write(
            "my-procedure.yaml",
            File.ReadAllText(Path.Combine(Rigs.Root, "rig-config", "procedures", "restart.yaml")).Replace("procedure: restart", "procedure: my-procedure", StringComparison.Ordinal));
        WriteFirmware(Path.Combine(folder.Path, "my-firmware.zip"));
        File.Copy(Path.Combine(Rigs.Root, "tests", "recordings", "s3.phonerig.zip"), Path.Combine(folder.Path, "my-run.phonerig.zip"));
        if (command.StartsWith("phonerig run ", StringComparison.Ordinal))
        {
            Phonerig.RunIn(folder.Path, "procedure", "run", "power-cycle", "s2");
        }

        using var phone = new PhonePage();
        var (exitCode, output, error) = Phonerig.RunIn(folder.Path, phone.Instead(command).Split(' ')[1..]);

        // All four phones: s4 needs a person. And of the loads of a way, none is in an empty library.
        var lacking = command.Contains("--all", StringComparison.Ordinal) || command.EndsWith("--rig my-rig.yaml", StringComparison.Ordinal)
            || command.Contains(" firmware plan ", StringComparison.Ordinal);
        Assert.That(exitCode, Is.EqualTo(lacking ? 1 : 0), output + error);
        Assert.That(output, Is.Not.Empty);
    }

    [Test]
    public void A_slow_command_of_the_readme_begins_as_printed()
    {
        Assert.That(Commands(), Does.Contain(Slow));
        using var folder = new TemporaryFolder();

        var (exitCode, output, error) = Phonerig.InterruptWhen(folder.Path, line => line.Contains("step 1", StringComparison.Ordinal), Slow.Split(' ')[1..]);

        Assert.That(exitCode, Is.EqualTo(4), output + error);
    }

    private static void WriteFirmware(string path)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, content) in SyntheticFirmware.Make(new SyntheticFirmwareRequest("8-5-2S", SigningGeneration.Dual)))
        {
            using var file = zip.CreateEntry(name).Open();
            file.Write(content.AsSpan());
        }
    }

    private static IEnumerable<string> PhonerigCommands() =>
        Commands().Where(command => command.StartsWith("phonerig ", StringComparison.Ordinal) && command is not (Slow or OnASwitch) && !Endless.Contains(command) && !command.EndsWith(OnAnInterface, StringComparison.Ordinal));

    private static IEnumerable<string> Commands() => CodeBlock().Matches(Readme)
        .SelectMany(block => block.Groups["commands"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        .Select(line => line.Split('#')[0].Split('|')[0].Trim());

    [GeneratedRegex("```sh\n(?<commands>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeBlock();
}
