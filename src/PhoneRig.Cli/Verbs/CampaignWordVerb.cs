using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig campaign pause</c>, <c>resume</c> and <c>stop</c>: a word to the campaign as a whole.</summary>
/// <param name="host">The surroundings.</param>
/// <param name="name">The verb.</param>
/// <param name="description">What it does.</param>
/// <param name="request">Makes what is asked, of who asks.</param>
internal sealed class CampaignWordVerb(CliHost host, string name, string description, Func<string, ControlRequest.Campaigning> request)
{
    private readonly CampaignCall call = new(host, $"campaign {name}");

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = call.On(new Command(name, description));
        verb.SetAction(parse => call.Ask(parse, request));
        return verb;
    }
}
