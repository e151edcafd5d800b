using System.Text.Json;
using System.Text.Json.Nodes;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Cli.Verbs;

/// <summary>Recorded runs as JSON, an object a line; their entries are written by <see cref="EntryLine"/>.</summary>
internal static class RunJson
{
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
