using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhoneRig.Core.Timeline;

/// <summary>Durations as decimal seconds: exact to the tick, and any language can read them.</summary>
internal sealed class SecondsConverter : JsonConverter<TimeSpan>
{
    private const decimal Longest = (decimal)long.MaxValue / TimeSpan.TicksPerSecond;

    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDecimal() is var seconds && Math.Abs(seconds) < Longest
            ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : throw new JsonException("a duration is longer than any can be");

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((decimal)value.Ticks / TimeSpan.TicksPerSecond);
}
