using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig station calibrate STATION</c>: measures its lamps' sensors, and keeps where their colours are told apart.</summary>
internal sealed class StationCalibrateVerb(CliHost host)
{
    private readonly RigOptions options = new();
    private readonly SimulationOptions simulation = new();
    private readonly ForceOption force = new();
    private readonly Argument<string> station = new("STATION") { Description = "The station" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = simulation.On(options.On(new Command("calibrate", "Measure a station's lamps: the dark with off proven, then the walk of a start; used when the rig is taken over next") { station, force.Option }));
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var name = parse.GetRequiredValue(station);
        return options.Call(host, parse, "station calibrate", out var code) is not { } read ? code
            : force.Flaw(parse) is { } flaw ? read.Misuse(flaw)
            : simulation.Take(parse, read, out var misuse) is not { } call ? read.Misuse(misuse!)
            : call.Ask(name, new ControlRequest.Calibrate(name, force.Of(parse)) { By = call.By }, () => new StepsView(host.Out));
    }
}
