using System.Text;
using System.Text.Json;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Cli.Views;

/// <summary>An entry as one line of <c>--json</c>.</summary>
internal static class EntryJson
{
    /// <summary>The line.</summary>
    /// <param name="run">The run's id; null where the entry is shown outside of one.</param>
    /// <param name="station">The station.</param>
    /// <param name="entry">The entry.</param>
    public static string Line(string? run, string station, Entry entry)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = FactJson.Options.Encoder }))
        {
            writer.WriteStartObject();
            if (run is not null)
            {
                writer.WriteString("run", run);
            }

            writer.WriteString("station", station);
            writer.WriteNumber("sequence", entry.Sequence);
            writer.WriteString("at", entry.At);
            writer.WritePropertyName("uptime");
            JsonSerializer.Serialize(writer, entry.Uptime, FactJson.Options);
            writer.WritePropertyName("fact");
            writer.WriteRawValue(FactJson.Write(entry.Fact));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
