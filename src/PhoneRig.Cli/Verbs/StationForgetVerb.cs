using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig station forget STATION</c>: the phone that was scanned or found out there is gone.</summary>
internal sealed class StationForgetVerb(CliHost host)
{
    private readonly RigOptions options = new();
    private readonly Argument<string> station = new("STATION") { Description = "The station" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("forget", "Tell that the phone which was scanned or found out at a station no longer stands there") { station });
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var name = parse.GetRequiredValue(station);
        return options.Call(host, parse, "station forget", out var code) is { } call
            ? call.Ask(name, new ControlRequest.Forget(name) { By = call.By })
            : code;
    }
}
