using System.Text.Json;
using System.Text.Json.Serialization;
using PhoneRig.Core.Phones;

namespace PhoneRig.Hosting.Control;

/// <summary>
/// A station and its phone model: <c>{"station":"s1","phone":{…}}</c>. The model goes whole, as the rig goes by it: who watches need not
/// have its file, or may have another of the same name.
/// </summary>
internal sealed class StationPhoneConverter : JsonConverter<(string Station, PhoneModel Phone)>
{
    public override (string Station, PhoneModel Phone) Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var pair = JsonSerializer.Deserialize<Pair>(ref reader, options) ?? throw new JsonException("a station with its phone is an object");
        return (pair.Station, pair.Phone);
    }

    public override void Write(Utf8JsonWriter writer, (string Station, PhoneModel Phone) value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Pair(value.Station, value.Phone), options);

    private sealed record Pair(string Station, PhoneModel Phone);
}
