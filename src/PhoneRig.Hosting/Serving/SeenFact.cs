using System.Text;
using System.Text.Json;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Serving;

/// <summary>What a server without a rig saw, and when.</summary>
/// <param name="At">By the wall clock.</param>
/// <param name="Uptime">Since the server began.</param>
/// <param name="Fact">What it was.</param>
public sealed record SeenFact(DateTimeOffset At, TimeSpan Uptime, Fact Fact)
{
    /// <summary>As JSON: <c>{"at", "uptime", "fact": {"kind", …}}</c>, like an entry of a timeline, without a run and a station.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = FactJson.Options.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteString("at", At);
            writer.WriteNumber("uptime", Math.Round(Uptime.TotalSeconds, 6));
            writer.WritePropertyName("fact");
            writer.WriteRawValue(FactJson.Write(Fact));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
