using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhoneRig.Core.Configuration.Binding;

/// <summary>A value that is written as one word, such as a pin: gpio/17.</summary>
internal sealed class ParsableConverter<T> : JsonConverter<T>
    where T : IParsable<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        try
        {
            return T.Parse(text, null);
        }
        catch (FormatException error)
        {
            throw new JsonException($"\"{text}\": {error.Message}", error);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
