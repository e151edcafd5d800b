using System.CommandLine;
using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Doctor;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig rig doctor [FILE]</c>: can this machine run the rig, and what mends it where not?</summary>
internal sealed class RigDoctorVerb(CliHost host)
{
    private readonly Argument<string?> file = new("FILE")
    {
        Description = "The rig file (default: /etc/phonerig/rig.yaml, else the built-in simulated rig)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> json = new("--json") { Description = "Write each finding as a JSON object, one a line" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("doctor", "Look whether this machine can run a rig: each finding with the command that mends it; moves nothing") { file, json };
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var asJson = parse.GetValue(json);
        var read = host.Folder.Rig(parse.GetValue(file) ?? host.DefaultRig);
        if (read.Value is not { } rig)
        {
            return new Complaints(host, asJson).Say(read.Problems);
        }

        var state = RigState.Of(rig.Rig, host.StateFolder);
        var (problems, warnings) = (0, 0);
        foreach (var finding in RigDoctor.Examine(rig, host.Machine, state.Folder).Concat(OfOwner(rig, parse.GetValue(file) ?? host.DefaultRig, state)))
        {
            problems += finding.Grade == FindingGrade.Problem ? 1 : 0;
            warnings += finding.Grade == FindingGrade.Warning ? 1 : 0;
            foreach (var line in asJson ? [Json(finding)] : Words(finding))
            {
                host.Out.WriteLine(line);
            }
        }

        host.Out.WriteLine(asJson
            ? new JsonObject { ["summary"] = new JsonObject { ["problems"] = problems, ["warnings"] = warnings } }.ToJsonString(FactJson.Options)
            : $"{rig.Rig}: {CountText.Of(problems, "problem")}, {CountText.Of(warnings, "warning")}");
        return (int)(problems == 0 ? ExitCode.Done : ExitCode.RigFault);
    }

    /// <summary>What the rig's owner tells, where there is one: boards that forgot what they were told, consoles at another rate, lines that never closed.</summary>
    private IEnumerable<Finding> OfOwner(RigConfig rig, string rigFile, RigState state)
    {
        if (!File.Exists(state.ControlSocket))
        {
            return [];
        }

        var opening = new RigOpening { Rig = rig, RigFile = rigFile, Folder = host.Folder, State = state, Speed = SimulationOptions.DefaultSpeed, Machine = host.Machine };
        var answer = new StatusAnswer();
        try
        {
            new RigOwner(opening, "rig doctor", host.Open, host.Time, _ => { }) { Patience = host.OwnerPatience }
                .AskOwner(new ControlRequest.Status(Follow: false) { By = $"{host.User}@rig doctor" }, answer, CancellationToken.None);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [new Finding(FindingGrade.Warning, $"the rig's owner cannot be asked what it knows: {refused.Message}", $"ls -l {state.Folder}")];
        }

        return answer.Status is { } status ? RigDoctor.Told(status) : [];
    }

    private static string[] Words(Finding finding)
    {
        var line = $"{Grade(finding.Grade),-8} {finding.What}";
        return finding.Mend is null ? [line] : [line, $"         $ {finding.Mend}"];
    }

    private static string Grade(FindingGrade grade) => grade switch
    {
        FindingGrade.InOrder => "ok",
        FindingGrade.Warning => "warning",
        _ => "PROBLEM",
    };

    private static string Json(Finding finding) => new JsonObject
    {
        ["finding"] = new JsonObject { ["grade"] = Grade(finding.Grade).ToLowerInvariant(), ["what"] = finding.What, ["mend"] = finding.Mend },
    }.ToJsonString(FactJson.Options);

    /// <summary>Keeps the status that was told.</summary>
    private sealed class StatusAnswer : IControlSink
    {
        public RigStatus? Status { get; private set; }

        public void Tell(ControlEvent told) => Status = (told as ControlEvent.Told)?.Status ?? Status;

        public void End(ControlEnd end)
        {
        }
    }
}
