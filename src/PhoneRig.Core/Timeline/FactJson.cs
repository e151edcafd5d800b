using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhoneRig.Core.Timeline;

/// <summary>How facts are written as JSON: camelCase fields, kebab-case words, durations in seconds, keys by name, absent fields left out.</summary>
public static class FactJson
{
    /// <summary>The options; they may not be changed.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Writes a fact with its <c>kind</c> first.</summary>
    public static string Write(Fact fact) => fact is UnknownFact unknown ? unknown.Json : JsonSerializer.Serialize(fact, Options);

    /// <summary>Reads a fact back. A kind of a later version is kept verbatim as <see cref="UnknownFact"/>.</summary>
    /// <exception cref="JsonException">The text is not JSON, or a known kind lacks what it needs.</exception>
    public static Fact Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var known = document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("kind", out var kind)
            && kind.ValueKind == JsonValueKind.String
            && Kinds.Contains(kind.GetString()!);
        return known ? document.RootElement.Deserialize<Fact>(Options)! : new UnknownFact(json);
    }

    private static HashSet<string> Kinds { get; } =
    [
        .. typeof(Fact).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
            .Cast<JsonDerivedTypeAttribute>()
            .Select(derived => (string)derived.TypeDiscriminator!),
    ];

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            AllowOutOfOrderMetadataProperties = true,
            // Read by programs and people, never embedded in HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new SecondsConverter());
        options.Converters.Add(new KeyConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
