using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Control;

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
    /// <param name="job">The playbook or procedure, for the report.</param>
    public int Run(ParseResult parse, RigCall call, ControlRequest request, string job)
    {
        var report = parse.GetValue(junit);
        if (report is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(report))))
        {
            return call.Misuse($"--junit {report}: there is no such folder");
        }

        var story = new RunStory();
        var end = Watch(call, request, story);
        var code = end.Summary is null ? call.Finish(end) : (int)ExitCodes.Of(end);
        if (story.Run is { } told && call is { Json: false, Opening.Computation: false })
        {
            call.Host.Out.WriteLine($"To read all of it: phonerig run show {told.Run}{call.Place}");
        }

        return report is null ? code : Report(report, call, request, job, end, story) ?? code;
    }

    /// <summary>Writes the report; the exit code where it could not be written, null else.</summary>
    private static int? Report(string file, RigCall call, ControlRequest request, string job, ControlEnd end, RunStory story)
    {
        try
        {
            switch (request, story.Run)
            {
                case (_, { } run) when end.Summary is { } summary:
                    JUnitReport.Write(file, run, summary, job, story);
                    break;
                case (ControlRequest.RunProcedure procedure, { } run):
                    var ended = story.Procedure;
                    JUnitReport.WriteProcedure(
                        file, run, procedure.Station, job, end.Outcome, ended?.Outcome ?? "not ended", ended?.Why ?? end.Message ?? "", story.Elapsed, story);
                    break;
                default:
                    JUnitReport.WriteNotBegun(file, call.Opening.Rig.Rig, job, end.Outcome, end.Message ?? string.Join("; ", end.Problems));
                    break;
            }

            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return call.Complaints.Say(ExitCode.RigFault, $"the JUnit report {file} cannot be written: {fault.Message}");
        }
    }

    private static ControlEnd Watch(RigCall call, ControlRequest request, RunStory story)
    {
        var host = call.Host;
        using var asides = new Asides(host.Error);
        var owner = call.Owner(asides);
        using IRunView shown = call.Json ? new JsonView(host.Out)
            : host.Terminal is { } terminal ? new LiveView(terminal, host.Time, call.Opening.Rig.Simulated ? call.Opening.Speed : 1, host.Keys)
            : new PlainView(host.Out, host.Error);
        var view = new StoryView(shown, story);
        var sink = new RunSink(view, asides);
        using var button = new StopButton(view.Stopping, () => call.ExitAtOnce(owner, view.Leaving));
        using var signals = host.WatchSignals(button.Press);
        return owner.Ask(request, sink, button.Stop);
    }
}
