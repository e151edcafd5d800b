using System.CommandLine;
using System.Globalization;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Campaigns;
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

    private readonly Option<TimeOnly?> evening = new("--evening")
    {
        Description = "When the evening begins each day by the rig's clock, such as 17:30, with --day (default: when phonerig campaign evening says so)",
        HelpName = "TIME",
        CustomParser = OptionText.ReadTime,
    };

    private readonly Option<TimeOnly?> day = new("--day")
    {
        Description = "When it ends, such as 07:30, with --evening (default: when phonerig campaign day says so)",
        HelpName = "TIME",
        CustomParser = OptionText.ReadTime,
    };

    private readonly Option<TimeSpan?> soak = new("--soak")
    {
        Description = $"How long a phone that comes home in the evening stays powered and is watched at the most, {OptionText.Duration}, or none (default: 8h)",
        HelpName = "TIME",
        CustomParser = argument => OptionText.Read<TimeSpan>(argument, TryParseSoak, $"none, or {OptionText.Duration}"),
    };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = call.On(new Command("start", "Begin a campaign: put phone after phone on the stations, until it is stopped") { stations, playbook, to, expect, budget, evening, day, soak });
        verb.SetAction(parse => call.Ask(parse, asked =>
        {
            string[] named = [.. parse.GetValue(stations)!.Distinct(StringComparer.Ordinal)];
            return asked.Unknown(named) is { } unknown ? asked.Misuse(unknown)
                : parse.GetValue(budget) == TimeSpan.Zero ? asked.Misuse("--budget: no run takes no time; leave it out, or give more")
                : WrongHours(parse.GetValue(evening), parse.GetValue(day)) is { } wrong ? asked.Misuse(wrong)
                : StationFitness.Refusal(asked.Opening.Rig) is { } unfit ? asked.Misuse($"{unfit}{(asked.Opening.Rig.Simulated ? " (rigs/simulated-vlans.yaml is a simulated rig for campaigns)" : "")}")
                : call.Ask(parse, by => new ControlRequest.StartCampaign(parse.GetValue(playbook)!, [.. named], parse.GetValue(expect), parse.GetValue(budget))
                {
                    By = by,
                    To = parse.GetValue(to),
                    Hours = parse.GetValue(evening) is { } from && parse.GetValue(day) is { } until ? new CampaignHours(from, until) : null,
                    Soak = parse.GetValue(soak),
                });
        }));
        return verb;
    }

    private static string? WrongHours(TimeOnly? evening, TimeOnly? day) => (evening, day) switch
    {
        ({ } from, null) => string.Create(CultureInfo.InvariantCulture, $"--evening {from:HH\\:mm}: say when it ends, too, such as --day 07:30"),
        (null, { } until) => string.Create(CultureInfo.InvariantCulture, $"--day {until:HH\\:mm}: say when the evening begins, too, such as --evening 17:30"),
        ({ } from, { } until) when from == until => string.Create(CultureInfo.InvariantCulture, $"--evening and --day are both {from:HH\\:mm}: the day begins at another time than the evening"),
        _ => null,
    };

    /// <summary>None is no time: a campaign without soaks.</summary>
    private static bool TryParseSoak(string text, out TimeSpan time)
    {
        time = TimeSpan.Zero;
        return text == "none" || DurationText.TryParse(text, out time);
    }
}
