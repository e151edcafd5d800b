using System.Text.Json;
using System.Text.Json.Nodes;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Simulations;

namespace PhoneRig.Cli.Views;

/// <summary>How simulated campaigns go: each that breaks a rule, with the command line that runs it again, and what all came to; or, for programs, an object a line.</summary>
/// <param name="output">Where it is written.</param>
/// <param name="json">Whether for programs.</param>
/// <param name="more">What else the command line says that changes what is run.</param>
internal sealed class SimulationView(TextWriter output, bool json, string more)
{
    /// <summary>So many violations of a campaign are told: one mistake often makes many.</summary>
    private const int Shown = 5;

    /// <summary>What is simulated.</summary>
    public void Begin(SimulationRequest request, long firmware)
    {
        if (!json)
        {
            Say($"simulated: {CountText.Of(request.Seeds, "campaign")} of {CountText.Of(request.Phones, "phone")} through {CountText.Of(request.Stations, "station")}, seeds from {request.From} on, faults: {FaultKinds.Words(request.Faults)}, in virtual time; the firmware is made up, {firmware:N0} bytes");
        }
    }

    /// <summary>A campaign is over.</summary>
    public void Tell(SimulationRequest request, CampaignFigures campaign)
    {
        var again = SimulationReport.Replay(request, campaign.Seed, more);
        if (json)
        {
            Write("campaign", JsonSerializer.SerializeToNode(campaign, FactJson.Options)!, ("replay", again));
            return;
        }

        foreach (var violation in campaign.Violations.Take(Shown))
        {
            Say($"VIOLATION, seed {campaign.Seed}: {violation.Rule}: {violation.What}");
        }

        if (campaign.Violations.Length > Shown)
        {
            Say($"  and {campaign.Violations.Length - Shown} more (--json tells them all)");
        }

        if (!campaign.Violations.IsEmpty)
        {
            Say($"  again: {again}");
        }
    }

    /// <summary>All are over.</summary>
    public void End(SimulationRequest request, SimulationReport report)
    {
        if (json)
        {
            Write("simulated", new JsonObject
            {
                ["campaigns"] = report.Campaigns.Length,
                ["recoveries"] = report.Recoveries,
                ["virtualHours"] = report.Simulated.TotalHours,
                ["seconds"] = report.Took.TotalSeconds,
                ["perSecond"] = report.PerSecond,
                ["perCoreSecond"] = report.PerCoreSecond,
                ["firmwareBytes"] = report.FirmwareBytes,
                ["bins"] = JsonSerializer.SerializeToNode(report.Bins),
                ["right"] = report.Right,
                ["honest"] = report.Honest,
                ["wrong"] = report.Wrong,
                ["faults"] = JsonSerializer.SerializeToNode(report.Faults),
                ["idleShare"] = report.IdleShare,
                ["loadedShares"] = new JsonObject(report.LoadedShares.Select(one => KeyValuePair.Create(JsonNamingPolicy.KebabCaseLower.ConvertName(one.Key.ToString()), (JsonNode?)one.Value))),
                ["makespanOverBound"] = report.OverBound,
                ["violations"] = report.Violations,
            });
            return;
        }

        Say($"{report.Recoveries} recoveries in {report.Simulated.TotalHours:0.0} h of virtual time and {report.Took.TotalSeconds:0.0} s: {report.PerSecond:0.0} a second, {report.PerCoreSecond:0.0} a second of a core's time");
        Say($"bins: {Words(report.Bins)}");
        Say($"last word on each phone: {report.Right} right, {report.Honest} honest, {report.Wrong} wrong");
        Say($"faults: {(!report.Faults.IsEmpty ? Words(report.Faults) : request.Faults.IsEmpty ? "none" : "none: of those asked for, these few runs drew none (more phones or seeds would)")}");
        Say($"loaded stations: {string.Join(", ", report.LoadedShares.Select(Share))} of their time; idle for the rig's own reasons (before runs, rests and tests): {100 * report.IdleShare:0.0} %");
        Say($"makespan: {report.OverBound:0.00} of its lower bound (no order of these runs on so many stations takes less)");
        Say($"{CountText.Of(report.Violations, "violation")}");
    }

    private static string Share(KeyValuePair<StationUse, double> one) => FormattableString.Invariant($"{Words(one.Key)} {100 * one.Value:0.0} %");

    private static string Words(StationUse use) => use switch
    {
        StationUse.Begin => "before a run",
        StationUse.Run => "at runs",
        StationUse.Rest => "at rests",
        StationUse.Test => "at tests",
        StationUse.Lost => "at runs that were lost",
        StationUse.Watch => "watched after a death",
        _ => "out of order",
    };

    private static string Words(IEnumerable<KeyValuePair<string, int>> counts) => string.Join(", ", counts.Select(one => FormattableString.Invariant($"{one.Key} {one.Value}")));

    private void Say(FormattableString line) => output.WriteLine(FormattableString.Invariant(line));

    private void Write(string name, JsonNode value, params ReadOnlySpan<(string Name, string Value)> further)
    {
        foreach (var (field, text) in further)
        {
            value[field] = text;
        }

        output.WriteLine(new JsonObject { [name] = value }.ToJsonString(FactJson.Options));
    }
}
