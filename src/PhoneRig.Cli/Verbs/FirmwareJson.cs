using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PhoneRig.Core.Firmware;
using PhoneRig.Hosting.Firmware;

namespace PhoneRig.Cli.Verbs;

/// <summary>Answers of the <c>firmware</c> verbs for programs, an object a line.</summary>
internal static class FirmwareJson
{
    private static readonly JsonSerializerOptions OneLine = new(FirmwareManifest.Json) { WriteIndented = false };

    /// <summary>An object of one field: <c>{"set": {…}}</c>.</summary>
    public static string Line(string name, JsonNode? value) => new JsonObject { [name] = value }.ToJsonString(OneLine);

    /// <summary>A set as its manifest has it.</summary>
    public static JsonNode? Of(FirmwareManifest? manifest) => JsonSerializer.SerializeToNode(manifest, OneLine);

    /// <summary>What was found.</summary>
    public static JsonNode? Of(ImmutableArray<FirmwareFinding> findings) => JsonSerializer.SerializeToNode(
        findings.Select(finding => new { flaw = finding.Flaw, problem = finding.IsProblem, file = finding.File, message = finding.Message }), OneLine);

    /// <summary>A way.</summary>
    public static JsonNode? Of(LadderPlan plan, LadderBook book) => JsonSerializer.SerializeToNode(
        new
        {
            canBeGone = plan.CanBeGone,
            isThere = plan.IsThere,
            steps = plan.Steps.Select(step => new { rung = step.Rung, set = step.Set, release = step.Release?.ToString(), why = step.Why }),
            missing = plan.Missing.Select(rung => new { rung, get = book.PackagesFor(rung) }),
            notes = plan.Notes.Select(note => note.Says),
        },
        OneLine);
}
