using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Verbs;

/// <summary>A verb's dealings with its rig, once the rig file has been read.</summary>
/// <param name="Host">The surroundings.</param>
/// <param name="Complaints">Where errors go.</param>
/// <param name="Verb">The verb's name.</param>
/// <param name="Json">Whether the answer is for a program.</param>
/// <param name="Opening">The rig.</param>
internal sealed record RigCall(CliHost Host, Complaints Complaints, string Verb, bool Json, RigOpening Opening)
{
    /// <summary>What to add to the word that another process owns the rig.</summary>
    public string Overruled { get; init; } = "";

    /// <summary>The options, with a blank before each, that take another verb to the same rig; empty where none are needed.</summary>
    public string Place { get; init; } = "";

    /// <summary>Called once a request is under way, with where more can be asked of the rig meanwhile. Default: nothing.</summary>
    public Action<IRigControl> Meanwhile { get; init; } = _ => { };

    /// <summary>Who asks, for the timeline.</summary>
    public string By => $"{Host.User}@{Verb}";

    /// <summary>Says that the command line is wrong.</summary>
    public int Misuse(string message) => Complaints.Say(ExitCode.BadUsage, message);

    /// <summary>The first name that is no station of the rig's, as a complaint; null where all are.</summary>
    public string? Unknown(IEnumerable<string> stations) =>
        stations.FirstOrDefault(name => !Opening.Rig.Stations.ContainsKey(name)) is { } unknown
            ? $"unknown station \"{unknown}\" in {Opening.RigFile}: {NearestWord.Hint(unknown, Opening.Rig.Stations.Keys)}"
            : null;

    /// <summary>Who sees to it that one process owns the rig.</summary>
    /// <param name="asides">Takes what a person should read.</param>
    public RigOwner Owner(Asides asides) => new(Opening, Verb, Host.Open, Host.Time, asides.Say)
    {
        Overruled = Overruled,
        Patience = Host.OwnerPatience,
        Meanwhile = Meanwhile,
    };

    /// <summary>Asks the rig for something at one station, shows the answer, and gives the exit code.</summary>
    /// <param name="station">The station.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="view">Shows the answer to a person; null where its end says all.</param>
    public int Ask(string station, ControlRequest request, Func<IAnswerView>? view = null) =>
        Unknown([station]) is { } misuse ? Misuse(misuse) : Ask((owner, sink, stop) => owner.Ask(request, sink, stop), view);

    /// <summary>As the other, with any question; null for an answer says that nobody owns the rig.</summary>
    public int Ask(Func<RigOwner, IControlSink, CancellationToken, ControlEnd?> ask, Func<IAnswerView?>? view = null) =>
        Show(ask, Json ? new AnswerJsonView(Host.Out) : view?.Invoke(), tellsAll: Json);

    /// <summary>As the others, with a view that tells programs and people all, also what is beside the answer. It is disposed of here.</summary>
    public int AskAll(Func<RigOwner, IControlSink, CancellationToken, ControlEnd?> ask, IAnswerView view) => Show(ask, view, tellsAll: true);

    private int Show(Func<RigOwner, IControlSink, CancellationToken, ControlEnd?> ask, IAnswerView? view, bool tellsAll)
    {
        ControlEnd? end;
        using (var asides = new Asides(Host.Error))
        using (var shown = view)
        {
            var owner = Owner(asides);
            using var button = new StopButton(() => { }, () => ExitAtOnce(owner));
            using var signals = Host.WatchSignals(button.Press);
            end = ask(owner, new AnswerSink(shown, tellsAll ? null : asides), button.Stop);
        }

        return Finish(end ?? new ControlEnd(ControlOutcome.Done, $"nobody owns the rig {Opening.Rig.Rig}: nothing runs on it", null, []));
    }

    /// <summary>Says how an answer ended, where its events did not.</summary>
    public int Finish(ControlEnd end)
    {
        var code = ExitCodes.Of(end);
        if (!end.Problems.IsDefaultOrEmpty)
        {
            return Complaints.Say(end.Problems);
        }

        if (code is not ExitCode.Done)
        {
            return Complaints.Say(code, end.Message ?? $"ended without a word: {end.Outcome}");
        }

        if (Json)
        {
            Host.Out.WriteLine(ControlLines.Write(end));
        }
        else if (end.Message is { } message)
        {
            Host.Out.WriteLine(message);
        }

        return (int)code;
    }

    /// <summary>Ends the process, with every key up that it holds.</summary>
    /// <param name="owner">Who may hold them.</param>
    /// <param name="leaving">Says farewell, once they are up.</param>
    public void ExitAtOnce(RigOwner owner, Action? leaving = null)
    {
        owner.ReleaseAtOnce();
        leaving?.Invoke();
        Host.Terminal?.Cursor.Show(show: true);
        Host.Exit(ExitCodes.Interrupted);
    }
}
