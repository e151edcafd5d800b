using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig procedure show NAME</c>: what a procedure does, step by step.</summary>
internal sealed class ProcedureShowVerb(CliHost host)
{
    private readonly Argument<string> name = new("NAME") { Description = "The procedure's name" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("show", "Show what a procedure does, step by step") { name };
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var complaints = new Complaints(host, json: false);
        var wanted = parse.GetRequiredValue(name);
        var known = host.Folder.Names(ConfigKind.Procedures);
        if (!known.Contains(wanted))
        {
            return complaints.Say(ExitCode.BadUsage, $"unknown procedure \"{wanted}\": {NearestWord.Hint(wanted, known)}");
        }

        var read = host.Folder.Procedure(wanted);
        if (read.Value is not { } procedure)
        {
            return complaints.Say(read.Problems);
        }

        foreach (var line in ProcedureWords.Lines(procedure))
        {
            host.Out.WriteLine(line);
        }

        return (int)ExitCode.Done;
    }
}
