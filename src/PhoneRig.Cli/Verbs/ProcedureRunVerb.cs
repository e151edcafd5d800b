using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig procedure run NAME STATION</c>: one procedure, under the interlocks.</summary>
internal sealed class ProcedureRunVerb(CliHost host)
{
    private readonly RigOptions options = new();
    private readonly SimulationOptions simulation = new();
    private readonly RunOptions run = new();
    private readonly Argument<string> name = new("NAME") { Description = "The procedure" };
    private readonly Argument<string> station = new("STATION") { Description = "The station" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = run.On(simulation.On(options.On(new Command("run", "Run a procedure at a station") { name, station })));
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        if (options.Call(host, parse, "procedure run", out var code) is not { } read)
        {
            return code;
        }

        var (procedure, where) = (parse.GetRequiredValue(name), parse.GetRequiredValue(station));
        var known = host.Folder.Names(ConfigKind.Procedures);
        if (!known.Contains(procedure))
        {
            return read.Misuse($"unknown procedure \"{procedure}\": {NearestWord.Hint(procedure, known)}");
        }

        if (read.Unknown([where]) is { } unknown)
        {
            return read.Misuse(unknown);
        }

        return simulation.Take(parse, read, out var misuse) is { } call
            ? run.Run(
                parse,
                call,
                new ControlRequest.RunProcedure(procedure, where, run.Wait(parse)) { By = call.By },
                procedure)
            : read.Misuse(misuse!);
    }
}
