using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Firmware;
using PhoneRig.Hosting.Firmware;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Cli.Verbs;

/// <summary>What every <c>firmware</c> verb takes: where the library is, and for whom the answer is.</summary>
internal sealed class FirmwareOptions(CliHost host)
{
    private readonly Option<string?> state = new("--state")
    {
        Description = "Where rigs keep their state, and the firmware library beside them; none: $PHONERIG_STATE, else /var/lib/phonerig where it can be written, else the user's own state folder",
        HelpName = "DIR",
    };

    private readonly Option<bool> json = new("--json") { Description = "Write every line of the answer as a JSON object" };

    /// <summary>Gives them to a verb.</summary>
    /// <returns>The verb.</returns>
    public Command On(Command verb)
    {
        verb.Options.Add(state);
        verb.Options.Add(json);
        return verb;
    }

    /// <summary>Whether the answer is for a program.</summary>
    public bool Json(ParseResult parse) => parse.GetValue(json);

    /// <summary>Opens the library and hands it on, or says what is wrong with ladders.yaml.</summary>
    public int Open(ParseResult parse, Func<FirmwareShelf, LadderBook, Complaints, int> then)
    {
        var complaints = new Complaints(host, Json(parse));
        var ladders = host.Folder.Ladders();
        return ladders.Value is { } book ? then(new FirmwareShelf(FirmwareShelf.FolderBeside(State(parse, "any")), book), book, complaints) : complaints.Say(ladders.Problems);
    }

    /// <summary>As the other, for one set that has to be there.</summary>
    public int Open(ParseResult parse, string set, Func<FirmwareShelf, Complaints, int> then) =>
        Open(parse, (shelf, _, complaints) => shelf.RefuseName(set) is { } refusal ? complaints.Say(ExitCode.BadUsage, refusal) : then(shelf, complaints));

    /// <summary>The folder of every rig's state.</summary>
    public string StateFolder(ParseResult parse) => Path.GetDirectoryName(State(parse, "any").Folder)!;

    /// <summary>Where one of them keeps its state, beside the library.</summary>
    public RigState State(ParseResult parse, string rig) => RigState.Of(rig, parse.GetValue(state) ?? host.StateFolder);
}
