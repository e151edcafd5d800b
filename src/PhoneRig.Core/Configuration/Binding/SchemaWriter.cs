using System.Reflection;
using System.Text.Json.Nodes;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Configuration.Binding;

/// <summary>
/// Writes the JSON schema of a record. The framework's own exporter describes JSON; a file is YAML with short forms, one-or-many
/// lists and overlays, so this walks the same shapes as <see cref="Binder"/> and has a branch for each of the binder's.
/// </summary>
/// <param name="describe">What a type or property is, for people.</param>
/// <param name="overlays">True where a file may change another by <c>base</c>: then what is required may stand in that other file.</param>
internal sealed class SchemaWriter(Func<MemberInfo, string?> describe, bool overlays)
{
    private readonly JsonObject definitions = [];

    public JsonObject Write(Type type)
    {
        var info = Shape.Of(type);
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = Shape.Naming.ConvertName(type.Name) };
        foreach (var (key, value) in ObjectSchema(info, required: !overlays).ToList())
        {
            schema[key] = value?.DeepClone();
        }

        if (overlays)
        {
            schema["required"] = new JsonArray(info.Properties[0].Name);
            schema["anyOf"] = new JsonArray(new JsonObject { ["required"] = new JsonArray("base") }, new JsonObject { ["required"] = Required(info) });
        }

        if (definitions.Count > 0)
        {
            schema["$defs"] = definitions;
        }

        return schema;
    }

    private JsonObject SchemaOf(Type type, bool merges)
    {
        var info = Shape.Of(type);
        return info.Kind switch
        {
            ShapeKind.Record => Definition(info, merges),
            ShapeKind.List => ListSchema(info),
            ShapeKind.Dictionary => new() { ["type"] = "object", ["additionalProperties"] = SchemaOf(info.ElementType!, merges) },
            _ => LeafSchema(info.Type),
        };
    }

    private JsonObject Definition(Shape type, bool merges)
    {
        var name = Shape.Naming.ConvertName(type.Type.Name);
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = new JsonObject(); // before its own properties, which may refer to it
            definitions[name] = ObjectSchema(type, required: !(overlays && merges));
        }

        var reference = new JsonObject { ["$ref"] = $"#/$defs/{name}" };
        return type.ShortForm is { } form
            ? new() { ["anyOf"] = new JsonArray(SchemaOf(form.Type, merges), reference) }
            : reference;
    }

    private JsonObject ObjectSchema(Shape type, bool required)
    {
        var schema = new JsonObject();
        Describe(schema, type.Type);
        schema["type"] = "object";
        var properties = new JsonObject();
        foreach (var property in type.Properties)
        {
            var value = SchemaOf(property.Type, merges: true);
            if (property.Range is { } range)
            {
                value["minimum"] = (int)range.Minimum;
                value["maximum"] = (int)range.Maximum;
            }

            Describe(value, property.Member);
            properties[property.Name] = value;
        }

        schema["properties"] = properties;
        if (required && Required(type) is { Count: > 0 } names)
        {
            schema["required"] = names;
        }

        if (type.Type == typeof(Step))
        {
            schema["oneOf"] = OneOf(StepWords.Kinds);
        }
        else if (type.Type == typeof(Condition))
        {
            schema["oneOf"] = OneOf(ConditionWords.Kinds);
        }

        schema["additionalProperties"] = false;
        return schema;
    }

    private JsonObject ListSchema(Shape type)
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = SchemaOf(type.ElementType!, merges: false) };
        return LeafBinder.IsLeaf(type.ElementType!) ? new() { ["anyOf"] = new JsonArray(SchemaOf(type.ElementType!, merges: false), list) } : list;
    }

    // Text may be written without quotes also where it reads as a number or a yes: the binder takes the word as it stands.
    private static JsonObject LeafSchema(Type type) =>
        type == typeof(string) ? new() { ["type"] = new JsonArray("string", "number", "boolean") }
        : type == typeof(int) ? new() { ["type"] = "integer" }
        : type == typeof(bool) ? new() { ["type"] = "boolean" }
        : type == typeof(TimeSpan) ? new() { ["type"] = "string", ["pattern"] = DurationText.Pattern }
        : type == typeof(PinRef) ? new() { ["type"] = "string", ["pattern"] = "^[^/]+/[0-9]+$" }
        : type == typeof(Percent) ? new() { ["type"] = "string", ["pattern"] = Percent.Pattern }
        : type == typeof(Frequency) ? new() { ["type"] = "string", ["pattern"] = Frequency.Pattern }
        : type == typeof(Milliohms) ? new() { ["type"] = "string", ["pattern"] = Milliohms.Pattern }
        : type == typeof(QuietHours) ? new() { ["type"] = "string", ["pattern"] = QuietHours.Pattern }
        : type == typeof(NutAddress) ? new() { ["type"] = "string", ["pattern"] = NutAddress.Pattern }
        : type == typeof(Milliamps) ? new() { ["type"] = "string", ["pattern"] = Milliamps.Pattern }
        : type.IsEnum ? new() { ["enum"] = new JsonArray([.. Shape.Words(type).Select(w => JsonValue.Create(w))]) }
        : new() { ["type"] = "string" };

    private static JsonArray Required(Shape type) => new([.. type.Properties.Where(p => p.IsRequired).Select(p => JsonValue.Create(p.Name))]);

    private static JsonArray OneOf(IEnumerable<string> words) => new([.. words.Select(w => new JsonObject { ["required"] = new JsonArray(w) })]);

    private void Describe(JsonObject schema, MemberInfo member)
    {
        if (describe(member) is { } text)
        {
            schema["description"] = text;
        }
    }
}
