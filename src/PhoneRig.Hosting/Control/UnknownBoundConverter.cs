using System.Text.Json;
using System.Text.Json.Serialization;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Control;

/// <summary>
/// Seconds; or "unknown" for a bound that nobody knows, which inside is <see cref="TimeSpan.MaxValue"/>. A word, since null says that there is
/// nothing to wait for: a program that expects a number there must fail and not cut power.
/// </summary>
internal sealed class UnknownBoundConverter : JsonConverter<TimeSpan?>
{
    private const string Unknown = "unknown";

    public override TimeSpan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType != JsonTokenType.String ? JsonSerializer.Deserialize<TimeSpan>(ref reader, FactJson.Options)
        : reader.ValueTextEquals(Unknown) ? TimeSpan.MaxValue
        : throw new JsonException($"a bound is a number of seconds, or \"{Unknown}\"");

    public override void Write(Utf8JsonWriter writer, TimeSpan? value, JsonSerializerOptions options)
    {
        if (value == TimeSpan.MaxValue)
        {
            writer.WriteStringValue(Unknown);
        }
        else
        {
            JsonSerializer.Serialize(writer, value, FactJson.Options);
        }
    }
}
