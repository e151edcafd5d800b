using System.Text.Json.Nodes;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Tests.Configuration;

public sealed class SchemaTests
{
    [Test]
    public void The_committed_schema_is_that_of_the_records([Values] ConfigKind kind)
    {
        var docs = new DocComments();
        Repository.MatchGolden(Path.Combine(Repository.RigConfig, "schema", ConfigSchemas.FileName(kind)), ConfigSchemas.Export(kind, docs.Of));
    }

    [Test]
    public void Every_reference_of_a_schema_leads_somewhere([Values] ConfigKind kind)
    {
        var schema = JsonNode.Parse(ConfigSchemas.Export(kind))!;
        var references = Nodes(schema).OfType<JsonObject>().Select(o => o["$ref"]?.GetValue<string>()).OfType<string>().Distinct().ToList();
        Assert.That(references.Select(r => r.Split('/')[^1]).Where(name => schema["$defs"]?[name] is not JsonObject { Count: > 0 }), Is.Empty);
    }

    [Test]
    public void Every_key_of_a_schema_says_what_it_is([Values] ConfigKind kind)
    {
        var schema = JsonNode.Parse(ConfigSchemas.Export(kind, new DocComments().Of))!;
        var silent = Nodes(schema).OfType<JsonObject>()
            .SelectMany(o => (o["properties"] as JsonObject)?.ToArray() ?? [])
            .Where(p => p.Value is JsonObject value && value["description"] is null)
            .Select(p => p.Key);
        Assert.That(silent, Is.Empty);
    }

    private static IEnumerable<JsonNode?> Nodes(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Nodes(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Nodes).Prepend(a),
        _ => [node],
    };
}
