using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig procedure list</c>: the procedures that there are.</summary>
internal sealed class ProcedureListVerb(CliHost host)
{
    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("list", "List the procedures");
        verb.SetAction(_ => Run());
        return verb;
    }

    private int Run()
    {
        var names = host.Folder.Names(ConfigKind.Procedures);
        var width = names.Select(name => name.Length).DefaultIfEmpty(0).Max();
        foreach (var name in names)
        {
            var read = host.Folder.Procedure(name);
            host.Out.WriteLine($"{name.PadRight(width)}  {read.Value?.Title ?? $"does not read: {read.Problems[0]}"}");
        }

        return (int)ExitCode.Done;
    }
}
