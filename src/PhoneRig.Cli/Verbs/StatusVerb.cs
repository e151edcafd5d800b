using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig status</c>: how the rig and each station is, as its owner knows. Where nobody owns it, nobody knows.</summary>
internal sealed class StatusVerb(CliHost host)
{
    private readonly RigOptions options = new();
    private readonly Option<bool> watch = new("--watch") { Description = "Go on at each change, until Ctrl-C" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("status", "Say who owns the rig, and how each station is") { watch });
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse) => options.Call(host, parse, "status", out var code) is { } call
        ? call.Ask(
            (owner, sink, stop) => owner.AskOwner(new ControlRequest.Status(parse.GetValue(watch)) { By = call.By }, sink, stop),
            () => new StatusView(host.Out, host.Terminal, parse.GetValue(watch)))
        : code;
}
