using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Simulator.Bench;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig bench</c>: simulated phones and metal in a process of their own.</summary>
internal sealed class BenchVerb(CliHost host)
{
    private readonly RigPlace place = new();

    private readonly Option<double?> speed = new("--speed")
    {
        Description = "How many times faster than the clock, 0.1 to 100 (default: 5); rigs that connect run as fast",
        HelpName = "N",
        CustomParser = argument => OptionText.Read<double>(argument, TryParseTimes, "a number from 0.1 to 100; a bench that another process works on cannot jump in time"),
    };

    private readonly Option<int?> seed = new("--seed")
    {
        Description = "The seed of every random choice of the phones (default: 1)",
        HelpName = "N",
        CustomParser = argument => OptionText.Read<int>(argument, SimulationOptions.TryParseSeed, SimulationOptions.Seed),
    };

    private readonly Option<bool> json = new("--json") { Description = "Write the truth about each phone at each change as JSON, one object a line" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("bench", "Serve simulated phones and metal to a rig in another process, until Ctrl-C")
        {
            speed,
            seed,
            json,
            new BenchHandsVerb(
                host,
                "swap",
                "Take the simulated phone at a station away, and put the next one of its pile there (bench: STATION: next: in the rig file)",
                BenchHands.Swap,
                (station, rig) => $"another phone stands at {station}: now phonerig campaign next {station}{rig}").Build(),
            new BenchHandsVerb(
                host,
                "press",
                "Press the button of a simulated station (stations: STATION: button: in the rig file)",
                BenchHands.Press,
                (station, rig) => $"the button of {station} was pressed: phonerig campaign status{rig} says what follows").Build(),
        };
        place.AddTo(verb);
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var complaints = new Complaints(host, parse.GetValue(json));
        var file = place.RigWord(parse) ?? host.DefaultRig;
        var read = host.Folder.Rig(file);
        if (read.Value is not { } config)
        {
            return complaints.Say(read.Problems);
        }

        if (!config.Simulated)
        {
            return complaints.Say(ExitCode.BadUsage, $"a bench is for simulated rigs, and {file} is a real one: name another with --rig");
        }

        var request = new BenchRequest(config, place.State(host, parse, config.Rig));
        request = request with { Seed = parse.GetValue(seed) ?? request.Seed, Speed = parse.GetValue(speed) ?? request.Speed };
        using var stop = new CancellationTokenSource();
        using var signals = host.WatchSignals(stop.Cancel);
        try
        {
            IBenchObserver view = parse.GetValue(json) ? new BenchJsonView(host.Out) : new BenchPlainView(host.Out);
            return new BenchProcess(request, view).Run(stop.Token) is { } refusal
                ? complaints.Say(ExitCode.Refused, refusal)
                : (int)ExitCode.Done;
        }
        catch (BenchWiringException wrong)
        {
            return complaints.Say(ExitCode.BadUsage, $"{file}: {wrong.Message}");
        }
    }

    private static bool TryParseTimes(string text, out double times)
    {
        var read = Speed.TryParse(text, out var speed);
        times = speed.Times ?? 0;
        return read && speed.Times is not null;
    }
}
