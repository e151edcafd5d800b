using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig recover</c>: brings phones home.</summary>
internal sealed class RecoverVerb(CliHost host)
{
    private const string Default = "recover";

    private readonly RigOptions options = new();
    private readonly SimulationOptions simulation = new();
    private readonly RunOptions run = new();
    private readonly CaptureOption capture = new();

    private readonly Argument<string[]> stations = new("STATION")
    {
        Description = "The stations to recover; none named: all of the rig",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> all = new("--all") { Description = "All stations of the rig" };

    private readonly Option<string> playbook = new("--playbook")
    {
        Description = "What to try, and until when: recover, reset-only, upgrade, identify, or one of your own",
        HelpName = "NAME",
        DefaultValueFactory = _ => Default,
    };

    private readonly Option<string?> to = new("--to")
    {
        Description = "With --playbook upgrade: the firmware set or release to take the phones to, such as 8-5-2S (default: the rig's goal)",
        HelpName = "LOAD",
    };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = capture.On(run.On(simulation.On(options.On(new Command("recover", "Bring phones home: recover each station's phone, or say what is wrong with it") { stations, all, playbook, to }))));
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        if (options.Call(host, parse, "recover", out var code) is not { } read)
        {
            return code;
        }

        var named = parse.GetValue(stations)!;
        if (read.Unknown(named) is { } unknown)
        {
            return read.Misuse(unknown);
        }

        if (named.Length > 0 && parse.GetValue(all))
        {
            return read.Misuse("name stations or say --all, not both");
        }

        var wanted = parse.GetValue(playbook)!;
        return capture.Take(parse, simulation.Take(parse, read, out var misuse), ref misuse) is { } call
            ? run.Run(
                parse,
                call,
                new ControlRequest.Recover([.. named.Distinct(StringComparer.Ordinal)], wanted, run.Wait(parse)) { By = call.By, To = parse.GetValue(to) },
                wanted)
            : read.Misuse(misuse!);
    }
}
