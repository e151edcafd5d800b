using System.CommandLine;
using System.Globalization;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig console STATION</c>: what the phone's serial console says.</summary>
internal sealed class ConsoleVerb(CliHost host)
{
    private readonly RigOptions options = new();
    private readonly Argument<string> station = new("STATION") { Description = "The station" };
    private readonly Option<bool> follow = new("--follow") { Description = "Go on, until Ctrl-C" };

    private readonly Option<long?> since = new("--since")
    {
        Description = "The sequence of the entry to begin after (default: the last 20 lines)",
        HelpName = "N",
        CustomParser = argument => OptionText.Read<long>(argument, TryParseSequence, "the sequence of an entry: 0 or more"),
    };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("console", "Read a phone's serial console") { station, follow, since });
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var name = parse.GetRequiredValue(station);
        return options.Call(host, parse, "console", out var code) is { } call
            ? call.Ask(name, new ControlRequest.ReadConsole(name, parse.GetValue(follow), parse.GetValue(since)) { By = call.By }, () => new ConsoleView(host.Out))
            : code;
    }

    private static bool TryParseSequence(string text, out long sequence) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out sequence);
}
