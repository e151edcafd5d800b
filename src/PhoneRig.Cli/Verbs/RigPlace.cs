using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Cli.Verbs;

/// <summary>Which rig a verb is about, and where that rig keeps its state.</summary>
/// <param name="rigNames">Whether the verb takes a rig's name too, where others need its file.</param>
internal sealed class RigPlace(bool rigNames = false)
{
    private readonly Option<string?> rig = new("--rig")
    {
        Description = $"The rig file{(rigNames ? ", or the rig's name" : "")}; none: /etc/phonerig/rig.yaml where there is one, else the built-in simulated rig",
        HelpName = rigNames ? "NAME|FILE" : "FILE",
    };

    private readonly Option<string?> state = new("--state")
    {
        Description = "Where rigs keep their state; none: $PHONERIG_STATE, else /var/lib/phonerig where it can be written, else the user's own state folder",
        HelpName = "DIR",
    };

    /// <summary>Gives the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        verb.Options.Add(rig);
        verb.Options.Add(state);
    }

    /// <summary>What was said of the rig: a file, or nothing.</summary>
    public string? RigWord(ParseResult parse) => parse.GetValue(rig);

    /// <summary>Where a rig keeps its state.</summary>
    public RigState State(CliHost host, ParseResult parse, string rig) => RigState.Of(rig, parse.GetValue(state) ?? host.StateFolder);

    /// <summary>The rigs that were ever applied there, the latest first.</summary>
    public IReadOnlyList<RigState> Applied(CliHost host, ParseResult parse) => RigState.Applied(parse.GetValue(state) ?? host.StateFolder);

    /// <summary>The options as they were given, to be given again: " --rig my-rig.yaml"; empty where none was.</summary>
    public string AsGiven(ParseResult parse) =>
        string.Concat(new[] { rig, state }.Where(option => parse.GetValue(option) is not null).Select(option => $" {option.Name} {parse.GetValue(option)}"));
}
