using System.Text;
using System.Text.Json;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Control;

/// <summary>An entry as one JSON line, the same wherever it is told: <c>{"run","station","sequence","at","uptime","fact"}</c>.</summary>
public static class EntryLine
{
    /// <summary>Writes it.</summary>
    /// <param name="run">The run that it belongs to; null is left out.</param>
    /// <param name="station">The station.</param>
    /// <param name="entry">The entry.</param>
    public static string Write(string? run, string station, Entry entry) =>
        Write(run, station, entry.Sequence, entry.At, entry.Uptime, FactJson.Write(entry.Fact));

    /// <summary>Writes one that was recorded; its fact byte for byte as it was then.</summary>
    /// <param name="run">The run that it belongs to.</param>
    /// <param name="entry">The entry.</param>
    public static string Write(string run, JournalEntry entry) =>
        Write(run, entry.Station, entry.Sequence, entry.At, entry.Uptime, entry.Json);

    /// <summary>Reads one back.</summary>
    /// <param name="line">The line's object; one with "fact" in it.</param>
    /// <exception cref="JsonException">It is no entry.</exception>
    internal static ControlEvent.Added Read(JsonElement line)
    {
        var head = line.Deserialize<Head>(ControlJson.Options) ?? throw new JsonException("an entry is an object");
        return new ControlEvent.Added(head.Station, new Entry(head.Sequence, head.At, head.Uptime, FactJson.Read(line.GetProperty("fact").GetRawText())));
    }

    private static string Write(string? run, string station, long sequence, DateTimeOffset at, TimeSpan uptime, string fact)
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
            writer.WriteNumber("sequence", sequence);
            writer.WriteString("at", at);
            writer.WritePropertyName("uptime");
            JsonSerializer.Serialize(writer, uptime, FactJson.Options);
            writer.WritePropertyName("fact");
            writer.WriteRawValue(fact);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private sealed record Head(string Station, long Sequence, DateTimeOffset At, TimeSpan Uptime);
}
