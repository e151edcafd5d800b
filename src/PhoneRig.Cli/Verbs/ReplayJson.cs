using System.Text.Json;
using System.Text.Json.Nodes;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Replay;

namespace PhoneRig.Cli.Verbs;

/// <summary>Replays as JSON, an object a line: <c>{"replay": …}</c> tells of what, <c>{"replayed": …}</c> what came of each station.</summary>
internal static class ReplayJson
{
    /// <summary>What was replayed.</summary>
    public static string Of(RecordingHeader header) => RunJson.Line("replay", JsonSerializer.SerializeToNode(header, ControlJson.Options)!.AsObject());

    /// <summary>What came of one station.</summary>
    public static string Of(StationReplay replay) => RunJson.Line("replayed", new JsonObject
    {
        ["station"] = replay.Station,
        ["same"] = replay.Same,
        ["decisions"] = replay.Decisions,
        ["busy"] = JsonSerializer.SerializeToNode(replay.Busy, FactJson.Options),
        ["verdict"] = replay.Verdict is { } verdict ? FactOf(verdict) : null,
        ["difference"] = Of(replay.Difference),
        ["stages"] = Of(replay.Stages),
        ["interlocks"] = Of(replay.Interlocks),
        ["diagnoses"] = new JsonArray([.. replay.Diagnoses.Select(one => JsonSerializer.SerializeToNode(one, FactJson.Options))]),
        ["raw"] = new JsonArray([.. replay.Raw.Select(one => JsonSerializer.SerializeToNode(one, FactJson.Options))]),
    });

    private static JsonObject? Of(ReplayDifference? difference) => difference is null ? null : new JsonObject
    {
        ["at"] = JsonSerializer.SerializeToNode(difference.At, FactJson.Options),
        ["entry"] = difference.Recorded?.Sequence,
        ["recorded"] = difference.Recorded is { } recorded ? FactOf(recorded.Fact) : null,
        ["replayed"] = difference.Replayed is { } replayed ? FactOf(replayed) : null,
        ["words"] = difference.Describe(),
    };

    private static JsonNode? FactOf(Fact fact) => JsonNode.Parse(FactJson.Write(fact));
}
