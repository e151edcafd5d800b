using System.CommandLine;
using PhoneRig.Cli.CommandLine;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig rig check FILE</c>: every mistake in a rig file, or what the rig can do.</summary>
internal sealed class RigCheckVerb(CliHost host)
{
    private readonly Argument<string> file = new("FILE") { Description = "The rig file" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("check", "Check a rig file: every mistake with its place, or what each station can do") { file };
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var read = host.Folder.Rig(parse.GetRequiredValue(file));
        if (read.Value is not { } rig)
        {
            return new Complaints(host, json: false).Say(read.Problems);
        }

        foreach (var line in new RigWords(host.Folder).Lines(rig))
        {
            host.Out.WriteLine(line);
        }

        return (int)ExitCode.Done;
    }
}
