using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig campaign start</c>: many phones through the rig's stations.</summary>
internal sealed class CampaignStartVerb(CliHost host)
{
    private readonly CampaignCall call = new(host, "campaign start");

    private readonly Argument<string[]> stations = new("STATION")
    {
        Description = "The stations to use; none named: all where the rig switches the power and the rig file names no phone",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> playbook = new("--playbook")
    {
        Description = "What each phone goes by: recover, reset-only, upgrade, identify, or one of your own",
        HelpName = "NAME",
        DefaultValueFactory = _ => "recover",
    };

    private readonly Option<string?> to = new("--to")
    {
        Description = "With --playbook upgrade: the firmware set or release to take the phones to, such as 8-5-2S (default: the rig's goal)",
        HelpName = "LOAD",
    };

    private readonly Option<int?> expect = new("--expect")
    {
        Description = "How many phones there are",
        HelpName = "N",
        CustomParser = argument => OptionText.Read<int>(argument, (string text, out int number) => int.TryParse(text, out number) && number > 0, "a number of phones, from 1 on"),
    };

    private readonly Option<TimeSpan?> budget = new("--budget")
    {
        Description = $"How long a run may take by day, {OptionText.Duration} (default: 15m); then it is stopped safely, and the phone waits for the evening",
        HelpName = "TIME",
        CustomParser = OptionText.ReadDuration,
    };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = call.On(new Command("start", "Begin a campaign: put phone after phone on the stations, until it is stopped") { stations, playbook, to, expect, budget });
        verb.SetAction(parse => call.Ask(parse, asked =>
        {
            string[] named = [.. parse.GetValue(stations)!.Distinct(StringComparer.Ordinal)];
            return asked.Unknown(named) is { } unknown ? asked.Misuse(unknown)
                : parse.GetValue(budget) == TimeSpan.Zero ? asked.Misuse("--budget: no run takes no time; leave it out, or give more")
                : call.Ask(parse, by => new ControlRequest.StartCampaign(parse.GetValue(playbook)!, [.. named], parse.GetValue(expect), parse.GetValue(budget)) { By = by, To = parse.GetValue(to) });
        }));
        return verb;
    }
}
