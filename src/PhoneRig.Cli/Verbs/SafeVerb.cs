using System.CommandLine;
using System.Text.RegularExpressions;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Cli.Verbs;

/// <summary>
/// <c>phonerig safe</c>: every key up, relays as they are (design 6). Goes by the rig file as it was applied last, since a file that was edited
/// since may name other wires. Where the rig has an owner that lives, the owner does it.
/// </summary>
internal sealed partial class SafeVerb(CliHost host)
{
    private readonly RigOptions options = new(rigNames: true);

    private readonly Option<bool> unlessOwned = new("--unless-owned")
    {
        Description = "Do nothing where a living process owns the rig: it sees to its own keys. For a service manager, after any end of its service",
    };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("safe", "Let every key go, at every station, and leave the power as it is; also after a rig that died"));
        verb.Options.Add(unlessOwned);
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var complaints = new Complaints(host, options.Json(parse));
        RigState state;
        if (options.RigWord(parse) is not { } word)
        {
            if ((LastReal(parse) ?? LastDefault(parse)) is not { } last)
            {
                return Nothing(parse);
            }

            state = last;
        }
        else if (NameOf(word) is { } rig)
        {
            state = options.State(host, parse, rig);
        }
        else
        {
            return complaints.Say(ExitCode.BadUsage, $"{word} does not say which rig it is of (a line \"rig: name\"): give the rig's name");
        }

        if (!File.Exists(state.Snapshot))
        {
            return complaints.Say(ExitCode.BadUsage, $"no rig {Path.GetFileName(state.Folder)} was ever applied here: there is no {state.Snapshot} (--rig and --state say where to look)");
        }

        var folder = RigSnapshot.Folder(state, host.ShippedConfig);
        var snapshot = folder.Rig(state.Snapshot);
        if (snapshot.Value is not { } config)
        {
            return complaints.Say(snapshot.Problems);
        }

        var call = new RigCall(host, complaints, "safe", options.Json(parse), new() { Rig = config, RigFile = state.Snapshot, Folder = folder, State = state });
        return call.Ask((owner, sink, stop) => Release(call, owner, sink, parse.GetValue(unlessOwned), stop));
    }

    /// <summary>The real rig that was applied last: a computer has one header and one set of wires, whatever its rig file says by now. One that does not read counts as real.</summary>
    private RigState? LastReal(ParseResult parse) => options.Applied(host, parse)
        .FirstOrDefault(state => RigSnapshot.Folder(state, host.ShippedConfig).Rig(state.Snapshot).Value is not { Simulated: true });

    private RigState? LastDefault(ParseResult parse) =>
        NameOf(host.DefaultRig) is { } rig && options.State(host, parse, rig) is var state && File.Exists(state.Snapshot) ? state : null;

    /// <summary>Run after any end of the service, also one before any rig was applied: that is no failure.</summary>
    private int Nothing(ParseResult parse)
    {
        const string Message = "no rig was ever applied here: there is no key to let go";
        host.Out.WriteLine(options.Json(parse) ? ControlLines.Write(new ControlEnd(ControlOutcome.Done, Message, null, [])) : Message);
        return (int)ExitCode.Done;
    }

    private ControlEnd Release(RigCall call, RigOwner owner, IControlSink sink, bool leaveOwner, CancellationToken stop)
    {
        var rig = call.Opening.Rig.Rig;
        if (!leaveOwner && owner.AskOwner(new ControlRequest.Release { By = call.By }, sink, stop) is { } answer)
        {
            return answer with { Message = $"rig {rig}, by its owner: {answer.Message}" };
        }

        ControlEnd? end = null;
        var held = owner.WhileNobodyOwns(() => end = KeyRelease.End(host.ReleaseKeys(call.Opening)));
        if (end?.Outcome == ControlOutcome.Done)
        {
            ReleaseNote.Write(call.Opening.State, host.Time.GetUtcNow());
        }

        return held is null ? end! with { Message = $"rig {rig}, which has no owner, as applied last: {end!.Message}" }
            : leaveOwner ? new ControlEnd(ControlOutcome.Done, $"{held}, who sees to its own keys: nothing was done", null, [])
            : new ControlEnd(ControlOutcome.Refused, $"{held} since a moment ago: ask again", null, []);
    }

    /// <summary>The rig's name: of a file the one in it, even if the file does not read any more.</summary>
    private static string? NameOf(string word)
    {
        if (!File.Exists(word))
        {
            return word.Contains('/') || word.EndsWith(".yaml", StringComparison.Ordinal) ? null : word;
        }

        return File.ReadLines(word).Select(line => RigLine().Match(line)).FirstOrDefault(match => match.Success)?.Groups["name"].Value;
    }

    [GeneratedRegex(@"^rig:\s*""?(?<name>[a-z0-9][a-z0-9.-]*)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RigLine();
}
