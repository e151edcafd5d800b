using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Core.Campaigns.Planning;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Campaigns;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig campaign plan</c>: how long so many phones take at so many stations, and what of it is the bottleneck.</summary>
internal sealed class CampaignPlanVerb(CliHost host)
{
    /// <summary>How often the campaign is played: our choice; the middle and the tenths of 200 trials hardly move with the seed.</summary>
    private const int Trials = 200;

    /// <summary>More phones than were ever made of this kind would only take long to play.</summary>
    private const int MostPhones = 10_000;

    private const int MostStations = 1000;

    private readonly RigOptions options = new();

    private readonly Option<int> phones = new("--phones")
    {
        Description = "How many phones there are",
        HelpName = "N",
        Required = true,
        CustomParser = argument => OptionText.Read<int>(argument, (string text, out int number) => IsIn(text, 1, MostPhones, out number), $"a number of phones, from 1 to {MostPhones}") ?? 0,
    };

    private readonly Option<int?> stations = new("--stations")
    {
        Description = "At how many stations (default: as many as the rig file has)",
        HelpName = "M",
        CustomParser = argument => OptionText.Read<int>(argument, (string text, out int number) => IsIn(text, 1, MostStations, out number), $"a number of stations, from 1 to {MostStations}"),
    };

    private readonly Option<int?> keyed = new("--keys")
    {
        Description = "How many of them have keys (default: the share that the rig file has, rounded up)",
        HelpName = "K",
        CustomParser = argument => OptionText.Read<int>(argument, (string text, out int number) => IsIn(text, 0, MostStations, out number), $"a number of stations, from 0 to {MostStations}"),
    };

    private readonly Option<int?> seed = new("--seed")
    {
        Description = "The seed of every random choice (default: 1)",
        HelpName = "SEED",
        CustomParser = argument => OptionText.Read<int>(argument, SimulationOptions.TryParseSeed, "a whole number"),
    };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("plan", "Predict how long a campaign takes, its swaps an hour and its bottleneck, from what the rig has measured or else from typical times") { phones, stations, keyed, seed });
        verb.SetAction(parse => options.Call(host, parse, "campaign plan", out var code) is { } call ? Plan(parse, call) : code);
        return verb;
    }

    private int Plan(ParseResult parse, RigCall call)
    {
        var rig = call.Opening.Rig;
        var withKeys = rig.Stations.Values.Count(station => station.Keypad.Kind != KeypadKind.None);
        var count = parse.GetValue(stations) ?? rig.Stations.Count;
        var keys = parse.GetValue(keyed) ?? (int)Math.Ceiling((double)count * withKeys / rig.Stations.Count);
        if (keys > count)
        {
            return call.Misuse($"--keys {keys}: only {CountText.Of(count, "station")} take part");
        }

        var times = CampaignTimes.Of(call.Opening.State, rig, call.Opening.Folder, keyless: keys < count);
        if (times.Value is not { } known)
        {
            return call.Complaints.Say(times.Problems);
        }

        var plan = PlannedCampaign.Of(known, new PlanRequest(parse.GetValue(phones), count, keys, parse.GetValue(seed) ?? 1, Trials));
        foreach (var line in call.Json ? [new JsonObject { ["plan"] = JsonSerializer.SerializeToNode(plan, FactJson.Options) }.ToJsonString(FactJson.Options)] : PlanText.Lines(plan))
        {
            host.Out.WriteLine(line);
        }

        return (int)ExitCode.Done;
    }

    private static bool IsIn(string text, int least, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
}
