using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig stop</c>: stops runs safely, whoever began them.</summary>
internal sealed class StopVerb(CliHost host)
{
    private readonly RigOptions options = new();

    private readonly Argument<string[]> stations = new("STATION")
    {
        Description = "The stations to stop; none named: all of the rig",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("stop", "Stop runs safely: keys up, power as the interlocks demand") { stations });
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var named = parse.GetValue(stations)!;
        return options.Call(host, parse, "stop", out var code) is not { } call ? code
            : call.Unknown(named) is { } misuse ? call.Misuse(misuse)
            : call.Ask((owner, sink, stop) => owner.AskOwner(new ControlRequest.Stop([.. named.Distinct()]) { By = call.By }, sink, stop));
    }
}
