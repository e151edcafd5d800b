using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig campaign test STATION</c>: tests a station of the campaign, and takes it out of quarantine where it passes.</summary>
internal sealed class CampaignTestVerb(CliHost host)
{
    private readonly CampaignCall call = new(host, "campaign test");
    private readonly Argument<string> station = new("STATION") { Description = "Where; a phone that lives has to stand there" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = call.On(new Command("test", "Test a station: on is on, a sense tells of its phone, and off is off. Where it passes, it is trusted again") { station });
        verb.SetAction(parse => call.Ask(parse, asked => asked.Unknown([parse.GetRequiredValue(station)]) is { } unknown
            ? asked.Misuse(unknown)
            : call.Ask(parse, by => new ControlRequest.TestStation(parse.GetRequiredValue(station)) { By = by })));
        return verb;
    }
}
