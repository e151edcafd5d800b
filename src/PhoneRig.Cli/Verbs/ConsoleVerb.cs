using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Cli.Verbs;

/// <summary>
/// <c>phonerig console STATION</c>: what the phone's serial console says and said. What is recorded is read from the journal and asks nothing of
/// the rig; only what comes from then on is told by the rig, which is opened here for that where nobody owns it.
/// </summary>
internal sealed class ConsoleVerb(CliHost host)
{
    /// <summary>Lines shown where nobody says since when: about a screen.</summary>
    private const int UsualLines = 20;

    private readonly RigOptions options = new();
    private readonly Argument<string> station = new("STATION") { Description = "The station" };
    private readonly Option<bool> follow = new("--follow", "-f") { Description = "Go on, until Ctrl-C" };

    private readonly Option<ConsoleSince?> since = new("--since")
    {
        Description = "Where to begin: after an entry (17), so long ago (10m), or at a time of this computer's clock (14:30, 2026-03-01T14:30); none: the last 20 lines",
        HelpName = "SEQUENCE|DURATION|TIME",
        CustomParser = argument => OptionText.Read<ConsoleSince>(argument, ConsoleSince.TryParse, ConsoleSince.Expected),
    };

    private readonly Option<ConsoleTimes?> times = new("--times")
    {
        Description = "What stands before each line: \"rig\" time and sequence (default), the \"clock\"'s and sequence, or \"none\"",
        HelpName = "rig|clock|none",
        CustomParser = OptionText.ReadWord<ConsoleTimes>,
    };

    private readonly Option<bool> interactive = new("--interactive", "-i")
    {
        Description = "Type on it too, one person at a time; Ctrl-] leaves. Nothing is sent while the phone may be booting",
    };

    private readonly Option<string?> force = new("--force")
    {
        Description = "With -i: send also while the phone may be booting; NAME answers for it, and is recorded",
        HelpName = "NAME",
    };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("console", "Read a phone's serial console, or type on it") { station, follow, since, times, interactive, force });
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var name = parse.GetRequiredValue(station);
        if (options.Call(host, parse, "console", out var code) is not { } call)
        {
            return code;
        }

        if (call.Unknown([name]) is { } misuse)
        {
            return call.Misuse(misuse);
        }

        if (parse.GetValue(interactive) || parse.GetValue(force) is not null)
        {
            return Talk(parse, call, name);
        }

        var show = Shower(parse, call);
        var from = parse.GetValue(since);
        var shown = ShowRecorded(call, name, from, show) ?? from?.Sequence ?? (from is null ? null : 0);
        var request = new ControlRequest.ReadConsole(name, parse.GetValue(follow), shown) { By = call.By };
        return call.AskAll(
            (owner, sink, stop) => request.Follow ? owner.Ask(request, sink, stop) : owner.AskOwner(request, sink, stop) ?? Recorded(call, name, shown > 0),
            new FollowedConsole(new ConsoleFollower(call.Opening.State.Journal, name, shown ?? 0, show, host.Time)));
    }

    private int Talk(ParseResult parse, RigCall call, string name)
    {
        var forcedBy = parse.GetValue(force);
        if (!parse.GetValue(interactive) || (forcedBy is not null && string.IsNullOrWhiteSpace(forcedBy)))
        {
            return call.Misuse("--force is for --interactive, and takes the name of who answers for it");
        }

        if (call.Json || parse.GetValue(follow) || parse.GetValue(since) is not null || parse.GetValue(times) is not null)
        {
            return call.Misuse("--interactive shows what comes, as it comes: it goes with --force only");
        }

        if (host.NextKey is not { } keys)
        {
            return call.Misuse("--interactive is for a person at a terminal: standard input is none");
        }

        var request = new ControlRequest.Talk(name, $"{Environment.ProcessId}-{host.Time.GetTimestamp()}", forcedBy) { By = call.By };
        var talk = new Conversation(host.Out, keys, request);
        host.Error.WriteLine($"phonerig: you type on the console of station {name}; Ctrl-] leaves");
        return (call with { Meanwhile = talk.Begin }).AskAll(
            (owner, sink, stop) =>
            {
                using var leaving = CancellationTokenSource.CreateLinkedTokenSource(stop, talk.Left);
                return owner.Ask(request, sink, leaving.Token);
            },
            talk);
    }

    private Action<ControlEvent> Shower(ParseResult parse, RigCall call)
    {
        var lines = new ControlLines();
        Action<ControlEvent> write = call.Json
            ? told => host.Out.WriteLine(lines.Write(told))
            : new ConsoleView(host.Out, parse.GetValue(times) ?? ConsoleTimes.Rig, host.Time.LocalTimeZone).Show;
        return told =>
        {
            try
            {
                write(told);
            }
            catch (IOException)
            {
                // A full disk behind a redirection, or a reader who has seen enough.
            }
        };
    }

    /// <summary>Shows what the journal has.</summary>
    /// <returns>The sequence of the last entry that was shown, or of where to begin; null where there is no journal yet.</returns>
    private long? ShowRecorded(RigCall call, string name, ConsoleSince? from, Action<ControlEvent> show)
    {
        using var reader = JournalReader.Open(call.Opening.State.Journal);
        if (reader?.Console(name) is not { } log)
        {
            return null;
        }

        var shown = from?.In(log, host.Time) ?? log.BeforeLast(UsualLines);
        foreach (var entry in log.Between(shown, long.MaxValue))
        {
            show(new ControlEvent.Added(name, entry));
            shown = entry.Sequence;
        }

        return shown;
    }

    /// <summary>The end where nobody owns the rig, and so nothing comes on top of what is recorded.</summary>
    private static ControlEnd Recorded(RigCall call, string name, bool any) => new(
        any || call.Opening.Rig.Stations[name].Console is not null ? ControlOutcome.Done : ControlOutcome.BadRequest,
        any ? null
            : call.Opening.Rig.Stations[name].Console is null ? $"the console of station {name} is not read: set `console` in the rig file"
            : $"nothing is recorded of the console of station {name} yet, and nobody owns the rig {call.Opening.Rig.Rig}: --follow opens it",
        null,
        []);
}
