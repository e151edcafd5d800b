using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig campaign status</c> and <c>report</c>: where it stands, or how it went.</summary>
/// <param name="host">The surroundings.</param>
/// <param name="name">The verb.</param>
/// <param name="description">What it tells.</param>
/// <param name="whole">Whether it tells of every phone that waits, and of the numbers, beside the stations.</param>
internal sealed class CampaignStatusVerb(CliHost host, string name, string description, bool whole)
{
    private readonly CampaignCall call = new(host, $"campaign {name}");
    private readonly Option<bool> watch = new("--watch") { Description = "Go on at each change, until Ctrl-C" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = call.On(new Command(name, description));
        if (!whole)
        {
            verb.Options.Add(watch);
        }

        verb.SetAction(parse => call.Ask(parse, by => new ControlRequest.TellCampaign(!whole && parse.GetValue(watch)) { By = by }, () => new CampaignView(host.Out, whole)));
        return verb;
    }
}
