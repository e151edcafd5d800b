using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig key STATION press|hold|release|type KEYS</c>: the fingers, under their budgets.</summary>
internal sealed class KeyVerb(CliHost host)
{
    private readonly RigOptions options = new();
    private readonly Argument<string> station = new("STATION") { Description = "The station" };

    private readonly Argument<KeyAction?> action = new("press|hold|release|type")
    {
        Description = "What to do",
        CustomParser = OptionText.ReadWord<KeyAction>,
        Arity = ArgumentArity.ExactlyOne,
    };

    // None is taken, and complained of in our own words: to a shell, an unquoted # begins a comment.
    private readonly Argument<string?> keys = new("KEYS")
    {
        Description = "The key, or for type the keys in order; quote \"#\" and \"*\"",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<TimeSpan?> bound = new("--for")
    {
        Description = $"How long a press lasts, or a hold at the most: {OptionText.Duration}",
        HelpName = "TIME",
        CustomParser = OptionText.ReadDuration,
    };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("key", "Press keys of a phone") { station, action, keys, bound });
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        if (options.Call(host, parse, "key", out var code) is not { } call)
        {
            return code;
        }

        var name = parse.GetRequiredValue(station);
        var what = parse.GetRequiredValue(action)!.Value;
        return Flaw(parse, what) is { } misuse
            ? call.Misuse(misuse)
            : call.Ask(name, new ControlRequest.Keys(name, what, parse.GetValue(keys)!, parse.GetValue(bound)) { By = call.By });
    }

    private string? Flaw(ParseResult parse, KeyAction what) => (what, parse.GetValue(keys)) switch
    {
        (_, null or "") => "say which key (in a shell, # and * need quotes: \"#\")",
        (not KeyAction.Type, { Length: > 1 } several) => $"\"{several}\" is not one key: for several say type",
        _ when what is KeyAction.Type or KeyAction.Release && parse.GetValue(bound) is not null => $"--for is for press and hold, and says nothing to {what.ToString().ToLowerInvariant()}",
        _ => null,
    };
}
