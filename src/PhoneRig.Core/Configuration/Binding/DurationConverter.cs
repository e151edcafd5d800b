using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhoneRig.Core.Configuration.Binding;

/// <summary>Durations as "5s", in YAML and in JSON alike.</summary>
internal sealed class DurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        if (DurationText.TryParse(text, out var duration))
        {
            return duration;
        }

        throw new JsonException(DurationText.Shape.IsMatch(text)
            ? $"\"{text}\" is out of range: at most {DurationText.Format(DurationText.Longest)}"
            : $"\"{text}\" is no duration: write a whole number and a unit, such as 200ms, 5s, 4m or 2h");
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(DurationText.Format(value));
}
