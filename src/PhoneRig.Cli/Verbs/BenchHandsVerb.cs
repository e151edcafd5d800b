using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig bench swap STATION</c> and <c>press</c>: what an operator's hands do, at a simulated bench.</summary>
/// <param name="host">The surroundings.</param>
/// <param name="name">The verb.</param>
/// <param name="description">What it does.</param>
/// <param name="act">Does it at a station of a rig; null, or why it was not done.</param>
/// <param name="done">What to say of a station where it was done; the second is the rig as it was named on the command line.</param>
internal sealed class BenchHandsVerb(CliHost host, string name, string description, Func<string, RigState, string, string?> act, Func<string, string, string> done)
{
    private readonly RigPlace place = new();
    private readonly Argument<string> station = new("STATION") { Description = "Where" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command(name, description) { station };
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

        var where = parse.GetRequiredValue(station);
        if (act(rig.Rig, place.State(host, parse, rig.Rig), where) is { } refusal)
        {
            return complaints.Say(ExitCode.Refused, refusal);
        }

        host.Out.WriteLine(done(where, place.AsGiven(parse)));
        return (int)ExitCode.Done;
    }
}
