using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Cli.Verbs;

/// <summary>Recorded runs as JSON, an object a line: entries in the shape of <c>recover --json</c>.</summary>
internal static class RunJson
{
    /// <summary>An entry; its fact byte for byte as it was recorded.</summary>
    public static string Line(string run, JournalEntry entry)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = FactJson.Options.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteString("run", run);
            writer.WriteString("station", entry.Station);
            writer.WriteNumber("sequence", entry.Sequence);
            writer.WriteString("at", entry.At);
            writer.WritePropertyName("uptime");
            JsonSerializer.Serialize(writer, entry.Uptime, FactJson.Options);
            writer.WritePropertyName("fact");
            writer.WriteRawValue(entry.Json);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>An object of one field: <c>{"run": {…}}</c>.</summary>
    public static string Line(string name, JsonObject value) => new JsonObject { [name] = value }.ToJsonString(FactJson.Options);

    /// <summary>What a run was.</summary>
    public static JsonObject Of(JournalRun run) => new()
    {
        ["run"] = run.Id,
        ["rig"] = run.Rig,
        ["boot"] = run.Boot,
        ["job"] = run.Job,
        ["simulated"] = run.Simulated,
        ["seed"] = run.Seed,
        ["startedAt"] = run.StartedAt,
        ["version"] = run.Version,
        ["stations"] = new JsonArray([.. run.Stations.Select(station => new JsonObject
        {
            ["station"] = station.Station,
            ["phone"] = station.Phone,
            ["began"] = JsonSerializer.SerializeToNode(station.Began, FactJson.Options),
            ["ended"] = JsonSerializer.SerializeToNode(station.Ended, FactJson.Options),
            ["outcome"] = station.Outcome,
            ["diagnosis"] = station.Diagnosis,
            ["state"] = RunWords.State(run, station),
        })]),
    };

    /// <summary>What a run left behind at a station.</summary>
    public static JsonObject Of(JournalRunStation station, LeftBehind left) => new()
    {
        ["station"] = station.Station,
        ["unfinished"] = new JsonArray([.. left.Unfinished.Select(entry => JsonValue.Create(entry.Sequence))]),
        ["possiblyHeld"] = new JsonArray([.. left.PossiblyHeld.Select(key => JsonValue.Create(key.Name))]),
        ["power"] = left.Power,
    };
}
