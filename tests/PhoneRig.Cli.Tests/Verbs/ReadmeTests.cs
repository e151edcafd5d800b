using System.Text.RegularExpressions;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;

namespace PhoneRig.Cli.Tests.Verbs;

/// <summary>What the README tells people to type is what the program takes.</summary>
public sealed partial class ReadmeTests
{
    private static string Readme => File.ReadAllText(Path.Combine(Repository, "README.md"));

    private static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "PhoneRig.sln")))
            {
                folder = folder.Parent ?? throw new InvalidOperationException("no PhoneRig.sln above the tests: they run inside the repository");
            }

            return folder.FullName;
        }
    }

    /// <summary>The arguments of each <c>phonerig</c> in the README's code blocks.</summary>
    internal static IEnumerable<string> CommandLines => CodeBlock().Matches(Readme)
        .SelectMany(block => block.Groups["text"].Value.Split('\n'))
        .Select(line => Invocation().Match(line.Split(" #")[0].Split(" |")[0].Trim()))
        .Where(match => match.Success)
        .Select(match => match.Groups["args"].Value.Trim());

    [Test]
    public void The_readme_has_command_lines_of_every_verb() =>
        Assert.That(
            CommandLines.Select(line => string.Join(' ', line.Split(' ').TakeWhile(word => VerbWord().IsMatch(word)).Take(2))).Distinct(),
            Is.SupersetOf(new[] { "recover", "procedure list", "procedure show", "procedure check", "rig check" }));

    [TestCaseSource(nameof(CommandLines))]
    public void Each_command_line_of_the_readme_is_understood(string line)
    {
        var parse = PhoneRigCommand.Parse(new TestHost().Host, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.That(UsageError.Of(parse), Is.Null);
    }

    [Test]
    public void Every_file_that_the_readme_names_is_there()
    {
        foreach (var file in FileName().Matches(Readme).Select(match => match.Value).Distinct())
        {
            Assert.That(Path.Exists(Path.Combine(Repository, file)), Is.True, file);
        }
    }

    [GeneratedRegex("```[a-z]*\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^(\$ )?(dotnet run --project src/PhoneRig\.Cli --|phonerig)(?<args>( .*)?)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Invocation();

    [GeneratedRegex("^[a-z]+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex VerbWord();

    [GeneratedRegex(@"\b(src|tests|rig-config)/[A-Za-z0-9./-]*[A-Za-z0-9]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();
}
