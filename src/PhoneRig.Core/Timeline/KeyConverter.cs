using System.Text.Json;
using System.Text.Json.Serialization;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Timeline;

/// <summary>A key as what is printed on it.</summary>
internal sealed class KeyConverter : JsonConverter<Key>
{
    public override Key Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("a key has a name"));

    public override void Write(Utf8JsonWriter writer, Key value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}
