using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Cli.Verbs;

/// <summary>What every verb takes that has to do with a rig.</summary>
/// <param name="rigNames">Whether the verb takes a rig's name too, where others need its file.</param>
internal sealed class RigOptions(bool rigNames = false)
{
    private readonly RigPlace place = new(rigNames);
    private readonly Option<bool> json = new("--json") { Description = "Write every line of the answer as a JSON object" };

    /// <summary>Gives them to a verb.</summary>
    /// <returns>The verb.</returns>
    public Command On(Command verb)
    {
        place.AddTo(verb);
        verb.Options.Add(json);
        return verb;
    }

    /// <summary>Whether the answer is for a program.</summary>
    public bool Json(ParseResult parse) => parse.GetValue(json);

    /// <summary>What was said of the rig: a file, or nothing.</summary>
    public string? RigWord(ParseResult parse) => place.RigWord(parse);

    /// <summary>Where a rig keeps its state.</summary>
    public RigState State(CliHost host, ParseResult parse, string rig) => place.State(host, parse, rig);

    /// <inheritdoc cref="RigPlace.Applied"/>
    public IReadOnlyList<RigState> Applied(CliHost host, ParseResult parse) => place.Applied(host, parse);

    /// <summary>Reads the rig; null where its file has mistakes, and those have been told.</summary>
    /// <param name="host">The surroundings.</param>
    /// <param name="parse">The command line.</param>
    /// <param name="verb">The verb's name, as others are told of it.</param>
    /// <param name="code">The exit code where there is no rig.</param>
    public RigCall? Call(CliHost host, ParseResult parse, string verb, out int code)
    {
        var file = RigWord(parse) ?? host.DefaultRig;
        var folder = host.Folder;
        var read = folder.Rig(file);
        var complaints = new Complaints(host, Json(parse));
        code = read.Value is null ? complaints.Say(read.Problems) : 0;
        return read.Value is { } config
            ? new RigCall(host, complaints, verb, Json(parse), new()
            {
                Rig = config,
                RigFile = file,
                Folder = folder,
                State = State(host, parse, config.Rig),
                Speed = SimulationOptions.DefaultSpeed,
                Machine = host.Machine,
            })
            {
                Place = place.AsGiven(parse),
            }
            : null;
    }
}
