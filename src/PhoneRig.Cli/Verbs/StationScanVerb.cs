using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig station scan STATION MAC</c>: tells the rig which phone stands there, from its label or a bar code scanner.</summary>
internal sealed class StationScanVerb(CliHost host)
{
    private readonly RigOptions options = new();
    private readonly Argument<string> station = new("STATION") { Description = "The station" };
    private readonly Argument<string> mac = new("MAC") { Description = "The phone's hardware address as its label has it, in any notation: 0011.2233.4455, SEP001122334455" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("scan", "Tell which phone stands at a station, by the hardware address on its label; it stands until the next is told") { station, mac });
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var name = parse.GetRequiredValue(station);
        return options.Call(host, parse, "station scan", out var code) is { } call
            ? call.Ask(name, new ControlRequest.Scan(name, parse.GetRequiredValue(mac)) { By = call.By })
            : code;
    }
}
