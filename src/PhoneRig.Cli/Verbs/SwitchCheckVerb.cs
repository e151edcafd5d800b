using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Switches;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig switch check</c>: what the managed switch says of each station's port, held against the rig file. Nothing is set, nobody needs to own the rig.</summary>
internal sealed class SwitchCheckVerb(CliHost host)
{
    private readonly RigOptions options = new();

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("check", "Hold the managed switch against the rig file: link, hardware address, VLAN and inline power of each station's port"));
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        if (options.Call(host, parse, "switch check", out var code) is not { } call)
        {
            return code;
        }

        var rig = call.Opening.Rig;
        if (rig.Switch is not { } managed)
        {
            return call.Misuse($"the rig {rig.Rig} names no switch: write switch: {{ address: ..., community: ..., ports: {{ s1: Gi0/1 }} }} in {call.Opening.RigFile}");
        }

        var sight = SwitchProbe.Read(rig, call.Opening.State);
        if (sight.Problem is { } problem)
        {
            return call.Complaints.Say(ExitCode.RigFault, $"switch {managed.Address}: {problem}");
        }

        var findings = new SwitchComparison(rig, ScannedLabels.Of(call.Opening.State, rig.Stations.Keys)).Compare(sight);
        Show(call.Json, managed.Address, sight.Description ?? "", findings);
        return (int)(findings.All(finding => finding.Ok) ? ExitCode.Done : ExitCode.BadUsage);
    }

    private void Show(bool json, string address, string description, ImmutableArray<SwitchFinding> findings)
    {
        host.Out.WriteLine(json
            ? new JsonObject { ["switch"] = new JsonObject { ["address"] = address, ["description"] = description } }.ToJsonString(FactJson.Options)
            : $"switch {address}: {description}");
        foreach (var finding in findings)
        {
            host.Out.WriteLine(json
                ? new JsonObject { ["port"] = new JsonObject { ["station"] = finding.Station, ["port"] = finding.Port, ["ok"] = finding.Ok, ["text"] = finding.Text } }.ToJsonString(FactJson.Options)
                : $"{finding.Station}: {finding.Port}: {(finding.Ok ? "in order" : "WRONG")}: {finding.Text}");
        }
    }
}
