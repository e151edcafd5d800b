using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig bench swap STATION</c>: what an operator's hands do, at a simulated bench.</summary>
internal sealed class BenchSwapVerb(CliHost host)
{
    private readonly RigPlace place = new();
    private readonly Argument<string> station = new("STATION") { Description = "Where" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("swap", "Take the simulated phone at a station away, and put the next one of its pile there (bench: STATION: next: in the rig file)") { station };
        place.AddTo(verb);
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var complaints = new Complaints(host, json: false);
        var read = host.Folder.Rig(place.RigWord(parse) ?? host.DefaultRig);
        if (read.Value is not { } rig)
        {
            return complaints.Say(read.Problems);
        }

        var name = parse.GetRequiredValue(station);
        if (BenchHands.Swap(rig.Rig, place.State(host, parse, rig.Rig), name) is { } refusal)
        {
            return complaints.Say(ExitCode.Refused, refusal);
        }

        host.Out.WriteLine($"another phone stands at {name}: now phonerig campaign next {name}{place.AsGiven(parse)}");
        return (int)ExitCode.Done;
    }
}
