using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PhoneRig.Core.Configuration.Binding;

/// <summary>
/// What the records look like in a file: the metadata that the reader, the schemas and any JSON of a configuration share, so that
/// they cannot disagree.
/// </summary>
internal static class ConfigJson
{
    public static readonly JsonNamingPolicy Naming = JsonNamingPolicy.KebabCaseLower;

    public static readonly JsonSerializerOptions Options = Build();

    /// <summary>A type without its "may be absent".</summary>
    public static JsonTypeInfo TypeOf(Type type) => Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);

    /// <summary>The words of an enumeration that a file may have.</summary>
    public static IEnumerable<string> Words(Type enumeration) =>
        enumeration.GetFields(BindingFlags.Public | BindingFlags.Static).Where(word => !word.IsDefined(typeof(NeverWrittenAttribute))).Select(word => Naming.ConvertName(word.Name));

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = Naming,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            WriteIndented = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepSettable } },
            Converters =
            {
                new JsonStringEnumConverter(Naming),
                new DurationConverter(),
                new ParsableConverter<PinRef>(),
                new ParsableConverter<Percent>(),
                new ParsableConverter<Frequency>(),
                new ParsableConverter<Milliohms>(),
                new ParsableConverter<Milliamps>(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    // What is computed or ignored is not part of a file.
    private static void KeepSettable(JsonTypeInfo type)
    {
        if (type.Kind == JsonTypeInfoKind.Object)
        {
            foreach (var property in type.Properties.Where(p => p.Set is null).ToList())
            {
                type.Properties.Remove(property);
            }
        }
    }
}
