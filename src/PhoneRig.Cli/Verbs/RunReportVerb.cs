using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views.Stories;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Stories;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig run report ID</c>: a run as one self-contained page, or as data.</summary>
internal sealed class RunReportVerb(CliHost host)
{
    private readonly StoryCall call = new(host);
    private readonly Option<string?> station = new("--station") { Description = "Only this station", HelpName = "STATION" };
    private readonly Option<string?> html = new("--html") { Description = "Write one self-contained HTML page; - is standard output. An older report is replaced", HelpName = "FILE" };
    private readonly Option<bool> force = new("--force") { Description = "Replace the file even where it is no report" };
    private readonly Option<bool> json = new("--json") { Description = "Write all that the page shows as JSON, one object" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("report", "Report a recorded run on one page: chart, diagnosis with its evidence, what was tried, what to do next")
        {
            call.Source.Id, html, station, force, json,
        };
        call.Source.AddTo(verb);
        verb.SetAction(parse =>
        {
            var complaints = new Complaints(host, parse.GetValue(json));
            return parse.GetValue(html) is null && !parse.GetValue(json)
                ? complaints.Say(ExitCode.BadUsage, "say what to write: --html FILE for a page, or --json")
                : call.Read(parse, parse.GetValue(station), complaints, (run, stories) => Report(parse, complaints, run, stories));
        });
        return verb;
    }

    private int Report(ParseResult parse, Complaints complaints, JournalRun run, ImmutableArray<StationStory> stories)
    {
        var asJson = parse.GetValue(json);
        var file = parse.GetValue(html);
        if (file == "-" && asJson)
        {
            return complaints.Say(ExitCode.BadUsage, "--html - and --json both write to standard output: name a file for the page");
        }

        if (file == "-")
        {
            ReportPage.Write(host.Out, run, stories);
        }
        else if (file is not null && PageFile.Write(file, parse.GetValue(force), to => ReportPage.Write(to, run, stories)) is { } refusal)
        {
            return complaints.Say(ExitCode.BadUsage, refusal);
        }

        if (asJson)
        {
            host.Out.WriteLine(RunJson.Line("report", new JsonObject
            {
                ["run"] = RunJson.Of(run),
                ["stories"] = JsonSerializer.SerializeToNode(stories, FactJson.Options),
            }));
        }
        else if (file is not ("-" or null))
        {
            host.Out.WriteLine($"{file}: run {run.Id}, {(stories.Length == 1 ? stories[0].Station : $"{stories.Length} stations")}");
        }

        return (int)ExitCode.Done;
    }
}
