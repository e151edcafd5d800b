using System.Text.RegularExpressions;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>Every phonerig command of the README is run; its first command runs as <c>phonerig recover</c>, its second is this very test run.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Rigs.Root, "README.md"));

    [Test]
    public void The_first_two_commands_are_the_ones_that_are_tested() =>
        Assert.That(Commands().Take(2), Is.EqualTo(new[] { "dotnet run --project src/PhoneRig.Cli -- recover", "dotnet test" }));

    [TestCaseSource(nameof(PhonerigCommands))]
    public void A_command_of_the_readme_works_as_printed(string command)
    {
        using var folder = new TemporaryFolder();
        folder.Write("my-rig.yaml", File.ReadAllText(Rigs.SimulatedFile).Replace("rig: simulated", "rig: my-rig", StringComparison.Ordinal));
        folder.Write(
            "my-procedure.yaml",
            File.ReadAllText(Path.Combine(Rigs.Root, "rig-config", "procedures", "restart.yaml")).Replace("procedure: restart", "procedure: my-procedure", StringComparison.Ordinal));

        var (exitCode, output, error) = Phonerig.RunIn(folder.Path, command.Split(' ')[1..]);

        Assert.That(exitCode, Is.Zero, output + error);
        Assert.That(output, Is.Not.Empty);
    }

    // At the speed of a real phone a recovery takes minutes: that one is only begun, and stopped as a user would.
    [TestCase("phonerig recover --speed 1")]
    public void A_slow_command_of_the_readme_begins_as_printed(string command)
    {
        Assert.That(Commands(), Does.Contain(command));

        var (exitCode, output, error) = Phonerig.InterruptWhen(line => line.Contains("step 1", StringComparison.Ordinal), command.Split(' ')[1..]);

        Assert.That(exitCode, Is.EqualTo(4), output + error);
    }

    private static IEnumerable<string> PhonerigCommands() =>
        Commands().Where(command => command.StartsWith("phonerig ", StringComparison.Ordinal) && !command.EndsWith("--speed 1", StringComparison.Ordinal));

    private static IEnumerable<string> Commands() => CodeBlock().Matches(Readme)
        .SelectMany(block => block.Groups["commands"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        .Select(line => line.Split('#')[0].Split('|')[0].Trim());

    [GeneratedRegex("```sh\n(?<commands>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeBlock();
}
