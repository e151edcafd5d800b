using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Verbs;

/// <summary>What a verb takes that sets a run going, and how it is watched and reported.</summary>
internal sealed class RunOptions
{
    private readonly Option<TimeSpan?> wait = new("--wait")
    {
        Description = $"Where a station is busy: wait for it so long, {OptionText.Duration} (default: do not wait)",
        HelpName = "TIME",
        CustomParser = OptionText.ReadDuration,
    };

    private readonly Option<string?> junit = new("--junit")
    {
        Description = "Write a JUnit report, for CI servers",
        HelpName = "FILE",
    };

    /// <summary>Gives them to a verb.</summary>
    /// <returns>The verb.</returns>
    public Command On(Command verb)
    {
        verb.Options.Add(wait);
        verb.Options.Add(junit);
        return verb;
    }

    /// <summary>How long to wait for a busy station; null: not at all.</summary>
    public TimeSpan? Wait(ParseResult parse) => parse.GetValue(wait);

    /// <summary>Runs, shows, reports, and gives the exit code.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="call">The rig.</param>
    /// <param name="request">What to run.</param>
    /// <param name="summarise">A summary for the report where the answer has none.</param>
    public int Run(ParseResult parse, RigCall call, ControlRequest request, Func<ControlEnd, bool, RunSummary> summarise)
    {
        var report = parse.GetValue(junit);
        if (report is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(report))))
        {
            return call.Misuse($"--junit {report}: there is no such folder");
        }

        var (end, run) = Watch(call, request);
        var code = end.Summary is null ? call.Finish(end) : (int)ExitCodes.Of(end);
        if (report is not null && run is not null)
        {
            using var to = new StreamWriter(report);
            call.Host.WriteJUnit(end.Summary ?? summarise(end, run.Simulated), run, to);
        }

        return code;
    }

    private static (ControlEnd End, RunInfo? Run) Watch(RigCall call, ControlRequest request)
    {
        var host = call.Host;
        var owner = call.Owner();
        using IRunView view = call.Json ? new JsonView(host.Out)
            : host.Terminal is { } terminal ? new LiveView(terminal, host.Time, call.Opening.Rig.Simulated ? call.Opening.Speed : 1)
            : new PlainView(host.Out, host.Error);
        var sink = new RunSink(view, host.Error);
        using var button = new StopButton(view.Stopping, () => call.ExitAtOnce(owner));
        using var signals = host.WatchSignals(button.Press);
        return (owner.Ask(request, sink, button.Stop), sink.Run);
    }
}
