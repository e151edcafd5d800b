using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig bringup STATION</c>: proves a new station part by part, in the order that cannot brick a phone.</summary>
internal sealed class BringUpVerb(CliHost host)
{
    private readonly RigOptions options = new();
    private readonly SimulationOptions simulation = new();
    private readonly ForceOption force = new();
    private readonly Argument<string> station = new("STATION") { Description = "The station, with a phone on it that works" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = simulation.On(options.On(new Command("bringup", "Prove a new station part by part, with a phone that works; run it again after mending what it names") { station, force.Option }));
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var name = parse.GetRequiredValue(station);
        return options.Call(host, parse, "bringup", out var code) is not { } read ? code
            : force.Flaw(parse) is { } flaw ? read.Misuse(flaw)
            : simulation.Take(parse, read, out var misuse) is not { } call ? read.Misuse(misuse!)
            : call.Ask(name, new ControlRequest.BringUp(name, force.Of(parse)) { By = call.By }, () => new StepsView(host.Out));
    }
}
