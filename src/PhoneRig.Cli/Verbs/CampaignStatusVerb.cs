using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig campaign status</c>: where it stands.</summary>
/// <param name="host">The surroundings.</param>
internal sealed class CampaignStatusVerb(CliHost host)
{
    private readonly CampaignCall call = new(host, "campaign status");
    private readonly Option<bool> watch = new("--watch") { Description = "Go on at each change, until Ctrl-C" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = call.On(new Command("status", "Say where the campaign stands, and what each station waits for") { watch });
        verb.SetAction(parse => call.Ask(parse, by => new ControlRequest.TellCampaign(parse.GetValue(watch)) { By = by }, () => new CampaignStatusView(host.Out)));
        return verb;
    }
}
