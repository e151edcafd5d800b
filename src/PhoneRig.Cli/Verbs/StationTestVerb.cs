using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig station test STATION</c>: tests each part of a station; where it passes, a campaign trusts it again.</summary>
internal sealed class StationTestVerb(CliHost host)
{
    private readonly RigOptions options = new();
    private readonly SimulationOptions simulation = new();
    private readonly Argument<string> station = new("STATION") { Description = "The station; a phone has to stand there, and need not be well" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = simulation.On(options.On(new Command("test", "Test a station: its power on and off, console, lamps, link, and each key; no code is typed. Where it passes, a campaign trusts it again") { station }));
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var name = parse.GetRequiredValue(station);
        return options.Call(host, parse, "station test", out var code) is not { } read ? code
            : simulation.Take(parse, read, out var misuse) is not { } call ? read.Misuse(misuse!)
            : call.Ask(name, new ControlRequest.TestStation(name) { By = call.By }, () => new StepsView(host.Out));
    }
}
