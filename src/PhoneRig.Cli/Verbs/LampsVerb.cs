using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig lamps STATION</c>: what the lamps show.</summary>
internal sealed class LampsVerb(CliHost host)
{
    private readonly RigOptions options = new();
    private readonly Argument<string> station = new("STATION") { Description = "The station" };
    private readonly Option<bool> watch = new("--watch") { Description = "Go on, until Ctrl-C" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("lamps", "Look at a phone's lamps") { station, watch });
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var name = parse.GetRequiredValue(station);
        return options.Call(host, parse, "lamps", out var code) is { } call
            ? call.Ask(name, new ControlRequest.Lamps(name, parse.GetValue(watch)) { By = call.By }, () => new LampsView(host.Out, host.Terminal, parse.GetValue(watch)))
            : code;
    }
}
