using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig campaign next STATION</c>: says that another phone stands there now.</summary>
internal sealed class CampaignNextVerb(CliHost host)
{
    private readonly CampaignCall call = new(host, "campaign next");

    private readonly Argument<string[]> stations = new("STATION")
    {
        Description = "Where",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = call.On(new Command("next", "Say that another phone stands at a station now: its power is off, and off was proven") { stations });
        verb.SetAction(parse => call.Ask(parse, asked => asked.Unknown(parse.GetValue(stations)!) is { } unknown
            ? asked.Misuse(unknown)
            : call.Ask(parse, by => new ControlRequest.NextPhone([.. parse.GetValue(stations)!.Distinct(StringComparer.Ordinal)]) { By = by })));
        return verb;
    }
}
