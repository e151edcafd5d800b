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

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("safe", "Let every key go, at every station, and leave the power as it is; also after a rig that died"));
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var complaints = new Complaints(host, options.Json(parse));
        var word = options.RigWord(parse) ?? host.DefaultRig;
        if (NameOf(word) is not { } rig)
        {
            return complaints.Say(ExitCode.BadUsage, $"{word} does not say which rig it is of (a line \"rig: name\"): give the rig's name");
        }

        var state = options.State(host, parse, rig);
        if (!File.Exists(state.Snapshot))
        {
            return complaints.Say(ExitCode.BadUsage, $"no rig {rig} was ever applied here: there is no {state.Snapshot} (--rig and --state say where to look)");
        }

        var folder = host.Folder;
        var snapshot = folder.Rig(state.Snapshot);
        if (snapshot.Value is not { } config)
        {
            return complaints.Say(snapshot.Problems);
        }

        var call = new RigCall(host, complaints, "safe", options.Json(parse), new() { Rig = config, RigFile = state.Snapshot, Folder = folder, State = state });
        return call.Ask((owner, sink, stop) => Release(call, owner, sink, stop));
    }

    private ControlEnd Release(RigCall call, RigOwner owner, IControlSink sink, CancellationToken stop)
    {
        var rig = call.Opening.Rig.Rig;
        if (owner.AskOwner(new ControlRequest.Release { By = call.By }, sink, stop) is { } answer)
        {
            return answer with { Message = $"rig {rig}, by its owner: {answer.Message}" };
        }

        ControlEnd? end = null;
        var held = owner.WhileNobodyOwns(() => end = KeyRelease.End(host.ReleaseKeys(call.Opening)));
        if (end?.Outcome == ControlOutcome.Done)
        {
            ReleaseNote.Write(call.Opening.State, host.Time.GetUtcNow());
        }

        return held is null
            ? end! with { Message = $"rig {rig}, which has no owner, as applied last: {end!.Message}" }
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
