using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig recover</c>: brings phones home.</summary>
internal sealed class RecoverVerb(CliHost host)
{
    private readonly Argument<string[]> stations = new("STATION")
    {
        Description = "The stations to recover; none named: all of the rig",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> all = new("--all") { Description = "All stations of the rig" };

    private readonly Option<string?> rig = new("--rig")
    {
        Description = "The rig file; none: /etc/phonerig/rig.yaml where there is one, else the built-in simulated rig",
        HelpName = "FILE",
    };

    private readonly Option<Speed?> speed = new("--speed")
    {
        Description = "Simulated rigs: how many times faster than the clock, 0.1 to 100, or max for as fast as it can be computed (default: 10)",
        HelpName = "N|max",
        CustomParser = argument => Value(argument, Speed.TryParse, Speed.Expected, out Speed value) ? value : null,
    };

    private readonly Option<int?> seed = new("--seed")
    {
        Description = "Simulated rigs: the seed of every random choice (default: 1)",
        HelpName = "N",
        CustomParser = argument => Value(argument, TryParseSeed, "a whole number", out int value) ? value : null,
    };

    private readonly Option<bool> json = new("--json") { Description = "Write every entry and the summary as JSON, one object a line" };

    private delegate bool TryParse<T>(string text, out T value);

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("recover", "Bring phones home: recover each station's phone, or say what is wrong with it") { stations, all, rig, speed, seed, json };
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var complaints = new Complaints(host, parse.GetValue(json));
        var file = parse.GetValue(rig) ?? host.DefaultRig;
        var read = host.Folder.Rig(file);
        if (read.Value is not { } config)
        {
            return complaints.Say(read.Problems);
        }

        if (Misuse(parse, config, file) is { } misuse)
        {
            return complaints.Say(ExitCode.BadUsage, misuse);
        }

        var request = new RecoverRequest { RigFile = file, Folder = host.Folder, Stations = [.. parse.GetValue(stations)!.Distinct(StringComparer.Ordinal)] };
        request = request with
        {
            Speed = parse.GetValue(speed) is { } chosen ? chosen.Times : request.Speed,
            Seed = parse.GetValue(seed) ?? request.Seed,
        };
        var result = Watch(request, config, parse.GetValue(json));
        return result switch
        {
            { Summary: { } summary } => (int)ExitCodes.Of(summary),
            { Problems.IsEmpty: false } => complaints.Say(result.Problems),
            _ => complaints.Say(ExitCode.BadUsage, result.Refusal ?? "the run could not begin, and gave no reason"),
        };
    }

    private RecoverResult Watch(RecoverRequest request, RigConfig config, bool asJson)
    {
        using IRunView view = asJson ? new JsonView(host.Out)
            : host.Terminal is { } terminal ? new LiveView(terminal, host.Time, config.Simulated ? request.Speed : 1)
            : new PlainView(host.Out, host.Error);
        using var button = new StopButton(view.Stopping, ExitAtOnce);
        using var signals = host.WatchSignals(button.Press);
        var result = host.Recover(request, view, button.Stop);
        if (result.Summary is { } summary)
        {
            view.Ended(summary);
        }

        return result;
    }

    private void ExitAtOnce()
    {
        host.Terminal?.Cursor.Show(show: true);
        host.Exit(ExitCodes.Interrupted);
    }

    private string? Misuse(ParseResult parse, RigConfig config, string file)
    {
        var named = parse.GetValue(stations)!;
        if (named.FirstOrDefault(name => !config.Stations.ContainsKey(name)) is { } unknown)
        {
            return $"unknown station \"{unknown}\" in {file}: {NearestWord.Hint(unknown, config.Stations.Keys)}";
        }

        if (named.Length > 0 && parse.GetValue(all))
        {
            return "name stations or say --all, not both";
        }

        var simulatedOnly = new Option[] { speed, seed }.FirstOrDefault(option => parse.GetResult(option) is { Implicit: false });
        return simulatedOnly is not null && !config.Simulated
            ? $"{simulatedOnly.Name} is for simulated rigs, and {file} is a real one: leave it out"
            : null;
    }

    private static bool Value<T>(ArgumentResult argument, TryParse<T> parse, string expected, out T value)
    {
        var text = argument.Tokens[0].Value;
        if (parse(text, out value))
        {
            return true;
        }

        argument.AddError($"{((OptionResult)argument.Parent!).Option.Name} \"{text}\": expected {expected}");
        return false;
    }

    private static bool TryParseSeed(string text, out int seed) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out seed);
}
