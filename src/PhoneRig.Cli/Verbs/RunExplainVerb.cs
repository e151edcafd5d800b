using System.CommandLine;
using System.Text.Json;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views.Stories;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig run explain ID</c>: the story of a run in plain sentences.</summary>
internal sealed class RunExplainVerb(CliHost host)
{
    private readonly StoryCall call = new(host);
    private readonly Argument<string?> station = new("STATION") { Description = "Only this station", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> json = new("--json") { Description = "Write each station's story as JSON, one object a line, its sentences with the entries that they are told from" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("explain", "Tell the story of a recorded run in plain sentences: what was found, tried, diagnosed and proven") { call.Source.Id, station, json };
        call.Source.AddTo(verb);
        verb.SetAction(parse =>
        {
            var asJson = parse.GetValue(json);
            return call.Read(parse, parse.GetValue(station), new Complaints(host, asJson), (run, stories) =>
            {
                if (asJson)
                {
                    host.Out.WriteLine(RunJson.Line("run", RunJson.Of(run)));
                    foreach (var story in stories)
                    {
                        // Without the chart, which `run report --json` has.
                        var node = JsonSerializer.SerializeToNode(story, FactJson.Options)!.AsObject();
                        node.Remove("chart");
                        host.Out.WriteLine(RunJson.Line("story", node));
                    }
                }
                else
                {
                    ExplainView.Write(host.Out, RunWords.Heading(run), stories);
                }

                return (int)ExitCode.Done;
            });
        });
        return verb;
    }
}
