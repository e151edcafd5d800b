using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig power STATION on|off|cycle|get</c>: a phone's power, under the interlocks.</summary>
internal sealed class PowerVerb(CliHost host)
{
    private readonly RigOptions options = new();
    private readonly Argument<string> station = new("STATION") { Description = "The station" };

    private readonly Argument<PowerAction?> action = new("on|off|cycle|get")
    {
        Description = "What to do; cycle proves that off is off before it feeds the phone again",
        CustomParser = OptionText.ReadWord<PowerAction>,
        Arity = ArgumentArity.ExactlyOne,
    };

    private readonly Option<string?> force = new("--force")
    {
        Description = "Do it against the interlocks; NAME answers for it, and is recorded",
        HelpName = "NAME",
    };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("power", "Switch a phone's power, or say how it is") { station, action, force });
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        if (options.Call(host, parse, "power", out var code) is not { } call)
        {
            return code;
        }

        var name = parse.GetRequiredValue(station);
        var what = parse.GetRequiredValue(action)!.Value;
        var forcedBy = parse.GetValue(force);
        return forcedBy is not null && (what == PowerAction.Get || string.IsNullOrWhiteSpace(forcedBy))
            ? call.Misuse("--force is for on, off and cycle, and takes the name of who answers for it")
            : call.Ask(name, new ControlRequest.Power(name, what, forcedBy) { By = call.By });
    }
}
