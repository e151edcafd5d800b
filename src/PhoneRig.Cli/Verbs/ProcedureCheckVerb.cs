using System.Collections.Immutable;
using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig procedure check FILE</c>: every mistake in a procedure, before anything moves.</summary>
internal sealed class ProcedureCheckVerb(CliHost host)
{
    private readonly Argument<string> file = new("FILE") { Description = "The procedure's file" };
    private readonly Option<string?> rig = new("--rig") { Description = "Check it on every station of this rig file, as it is wired", HelpName = "FILE" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("check", "Check a procedure's file: every mistake with its place") { file, rig };
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var complaints = new Complaints(host, json: false);
        var read = ConfigFolder.ReadProcedureFile(parse.GetRequiredValue(file));
        if (read.Value is not { } procedure)
        {
            return complaints.Say(read.Problems);
        }

        if (parse.GetValue(rig) is { } rigFile)
        {
            return CheckOn(rigFile, procedure, complaints);
        }

        var models = host.Folder.Names(ConfigKind.Phones).Select(host.Folder.Phone).ToList();
        var checks = models.Where(model => model.Value is not null)
            .Select(model => (Phone: model.Value!, Problems: ProcedureChecker.Check(procedure, model.Value!, FullyWiredStation.For(model.Value!))))
            .ToList();
        if (checks.Count == 0)
        {
            return complaints.Say([.. models.SelectMany(model => model.Problems)]);
        }

        // A procedure is right if it suits any phone; where it suits none, the nearest miss is what its author meant.
        var suits = checks.Where(check => check.Problems.IsEmpty).Select(check => check.Phone.Phone).ToList();
        if (suits.Count == 0)
        {
            return complaints.Say(checks.MinBy(check => check.Problems.Length).Problems);
        }

        host.Out.WriteLine($"{procedure.Name}: in order, {procedure.Steps.Length} steps, for {string.Join(", ", suits)}");
        return (int)ExitCode.Done;
    }

    private int CheckOn(string rigFile, Procedure procedure, Complaints complaints)
    {
        var read = host.Folder.Rig(rigFile);
        if (read.Value is not { } found)
        {
            return complaints.Say(read.Problems);
        }

        // Stations that lack the same thing say the same: once is enough.
        var problems = found.Stations.OrderBy(station => station.Key, StringComparer.Ordinal)
            .SelectMany(station => ProcedureChecker.Check(procedure, host.Folder.Phone(station.Value.Phone).Value!, station.Value))
            .Distinct().ToImmutableArray();
        if (!problems.IsEmpty)
        {
            return complaints.Say(problems);
        }

        host.Out.WriteLine($"{procedure.Name}: in order, {procedure.Steps.Length} steps, for every station of {found.Rig}");
        return (int)ExitCode.Done;
    }
}
