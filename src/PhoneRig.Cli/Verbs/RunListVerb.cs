using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig run list</c>: the recorded runs, newest first.</summary>
internal sealed class RunListVerb(CliHost host)
{
    private readonly RunSource source = new(host);
    private readonly Option<bool> json = new("--json") { Description = "Write each run as JSON, one object a line" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("list", "List the recorded runs, newest first") { json };
        source.AddTo(verb);
        verb.SetAction(parse => source.Open(parse, new Complaints(host, parse.GetValue(json)), reader => List(reader, parse.GetValue(json))));
        return verb;
    }

    private int List(JournalReader reader, bool asJson)
    {
        var runs = reader.Runs();
        if (asJson)
        {
            foreach (var run in runs)
            {
                host.Out.WriteLine(RunJson.Line("run", RunJson.Of(run)));
            }

            return (int)ExitCode.Done;
        }

        if (runs.IsEmpty)
        {
            host.Out.WriteLine("no run is recorded yet");
        }

        var id = runs.Select(run => run.Id.Length).DefaultIfEmpty(0).Max();
        var job = runs.Select(run => Job(run).Length).DefaultIfEmpty(0).Max();
        foreach (var run in runs)
        {
            var outcomes = string.Join(", ", run.Stations.Select(station => RunWords.Outcome(run, station)));
            host.Out.WriteLine($"{run.Id.PadRight(id)}  {run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC  {Job(run).PadRight(job)}  {outcomes}{(run.Simulated ? "  [simulated]" : "")}");
        }

        return (int)ExitCode.Done;
    }

    private static string Job(JournalRun run) => run.Job ?? "run";
}
