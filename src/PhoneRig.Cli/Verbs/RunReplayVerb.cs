using System.Collections.Immutable;
using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Replay;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig run replay FILE</c>: what the same rules, or others, make of a recorded run.</summary>
internal sealed class RunReplayVerb(CliHost host)
{
    private readonly Argument<string> file = new("FILE") { Description = "A recording (phonerig run export ID --to FILE)" };
    private readonly Option<string?> diagnoses = new("--diagnoses") { Description = "Go by the diagnoses of this file; none: by those that the run went by", HelpName = "FILE" };
    private readonly Option<string?> rules = new("--rules")
    {
        Description = "Go by the phones, procedures, playbooks and diagnoses of this rig-config folder; none: by those that the run went by",
        HelpName = "DIR",
    };

    private readonly Option<string?> station = new("--station") { Description = "Only this station", HelpName = "STATION" };
    private readonly Option<bool> json = new("--json") { Description = "Write what came of it as JSON, one object a line" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("replay", "Replay a recording, without hands: exit 0 where every decision is the same, 1 where one differs") { file, diagnoses, rules, station, json };
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var complaints = new Complaints(host, parse.GetValue(json));
        if (parse.GetValue(rules) is { } folder && !Directory.Exists(Path.Combine(folder, "phones")))
        {
            return complaints.Say(
                ExitCode.BadUsage,
                $"--rules {folder}: {(Directory.Exists(folder) ? "there are no phones in it" : "there is no such folder")}; name one like rig-config, with phones, procedures and playbooks in it");
        }

        try
        {
            var recording = RecordingReader.Read(parse.GetRequiredValue(file));
            var other = new ReplayRules(parse.GetValue(rules) is { } chosen ? new ConfigFolder(chosen) : null, parse.GetValue(diagnoses));
            var replayed = new RunReplay(recording, other).Run(parse.GetValue(station));
            Show(recording.Header, replayed, parse.GetValue(json));
            return (int)(replayed.All(one => one.Same) ? ExitCode.Done : ExitCode.NotRecovered);
        }
        catch (RecordingException refused)
        {
            return complaints.Say(ExitCode.BadUsage, refused.Message);
        }
        catch (RigRefusedException refused)
        {
            return refused.Problems.IsDefaultOrEmpty ? complaints.Say(ExitCode.BadUsage, refused.Message) : complaints.Say(refused.Problems);
        }
    }

    private void Show(RecordingHeader header, ImmutableArray<StationReplay> replayed, bool asJson)
    {
        var lines = asJson
            ? [ReplayJson.Of(header), .. replayed.Select(ReplayJson.Of)]
            : replayed.SelectMany(ReplayWords.Of).Prepend(ReplayWords.Heading(header));
        foreach (var line in lines)
        {
            host.Out.WriteLine(line);
        }
    }
}
