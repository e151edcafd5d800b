using System.Text.Json;
using System.Text.Json.Serialization;
using PhoneRig.Core.Phones;

namespace PhoneRig.Hosting.Control;

/// <summary>A lamp as its name.</summary>
internal sealed class LampConverter : JsonConverter<Lamp>
{
    public override Lamp Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("a lamp has a name"));

    public override void Write(Utf8JsonWriter writer, Lamp value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}
