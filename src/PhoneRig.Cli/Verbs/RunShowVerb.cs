using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig run show ID</c>: the story of a run, and what was under way where it has no end.</summary>
internal sealed class RunShowVerb(CliHost host)
{
    private readonly RunSource source = new(host);
    private readonly Option<string?> station = new("--station") { Description = "Only this station", HelpName = "STATION" };
    private readonly Option<bool> json = new("--json") { Description = "Write the run, its entries and what it left behind as JSON, one object a line" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("show", "Show a recorded run: what happened, and what was under way where it has no end") { source.Id, station, json };
        source.AddTo(verb);
        verb.SetAction(parse =>
        {
            var complaints = new Complaints(host, parse.GetValue(json));
            return source.OpenRun(parse, complaints, (reader, run) => Show(reader, run, parse, complaints));
        });
        return verb;
    }

    private int Show(JournalReader reader, JournalRun run, ParseResult parse, Complaints complaints)
    {
        var only = parse.GetValue(station);
        var stations = run.Stations.Where(of => only is null || of.Station == only).ToList();
        if (stations.Count == 0)
        {
            return complaints.Say(ExitCode.BadUsage, $"run {run.Id} has no station \"{only}\": {NearestWord.Hint(only!, run.Stations.Select(of => of.Station))}");
        }

        var entries = reader.Entries(run.Id).Where(entry => only is null || entry.Station == only);
        if (parse.GetValue(json))
        {
            WriteJson(reader, run, stations, entries);
        }
        else
        {
            WriteStory(reader, run, stations, entries, ReleaseNote.Read(source.State(parse, run.Rig)));
        }

        return (int)ExitCode.Done;
    }

    private void WriteJson(JournalReader reader, JournalRun run, List<JournalRunStation> stations, IEnumerable<JournalEntry> entries)
    {
        host.Out.WriteLine(RunJson.Line("run", RunJson.Of(run)));
        foreach (var entry in entries)
        {
            host.Out.WriteLine(EntryLine.Write(run.Id, entry));
        }

        foreach (var of in stations)
        {
            host.Out.WriteLine(RunJson.Line("left", RunJson.Of(of, reader.LeftBehind(run, of))));
        }
    }

    private void WriteStory(JournalReader reader, JournalRun run, List<JournalRunStation> stations, IEnumerable<JournalEntry> entries, DateTimeOffset? released)
    {
        host.Out.WriteLine(RunWords.Heading(run));
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        var until = run.StartedAt;
        var ended = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            // After the end, what lies between belongs to no run.
            if (last.TryGetValue(entry.Station, out var before) && entry.Sequence > before + 1 && !ended.Contains(entry.Station))
            {
                host.Out.WriteLine($"{FactWords.Moment(entry.Uptime),9}  {entry.Station}  ({entry.Sequence - before - 1} sightings are missing here: the disk could not take them)");
            }

            if (entry.Entry.Fact is VerdictReached or ProcedureEnded)
            {
                ended.Add(entry.Station);
            }

            last[entry.Station] = entry.Sequence;
            until = entry.At > until ? entry.At : until;
            host.Out.WriteLine(RunWords.Line(entry));
        }

        host.Out.WriteLine("");
        foreach (var of in stations)
        {
            host.Out.WriteLine($"{RunWords.Outcome(run, of)}{(of.Ended is { } end ? $", after {FactWords.Moment(end - of.Began)}" : "")}");
            foreach (var line in RunWords.Left(run, of, reader.LeftBehind(run, of), released > until ? released : null))
            {
                host.Out.WriteLine($"  {line}");
            }
        }
    }
}
