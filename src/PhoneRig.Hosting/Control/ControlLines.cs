using System.Text.Json;
using PhoneRig.Core.Campaigns;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Control;

/// <summary>An answer as lines of JSON, one object each; what kind of line it is says its first field.</summary>
public sealed class ControlLines
{
    private string? run;

    /// <summary>The line of an event. Entries name the run that began last.</summary>
    public string Write(ControlEvent told)
    {
        switch (told)
        {
            case ControlEvent.Added added:
                return EntryLine.Write(run, added.Station, added.Entry);
            case ControlEvent.Began began:
                run = began.Run.Run;
                return Line(new { began = began.Run });
            case ControlEvent.Heard heard:
                return Line(new { heard });
            case ControlEvent.LampsSeen lamps:
                return Line(new { lamps });
            case ControlEvent.Asked asked:
                return Line(new { asked });
            case ControlEvent.Step step:
                return Line(new { step });
            case ControlEvent.Told { Status: var status }:
                return Line(new { status });
            case ControlEvent.Accounted { Account: var campaign }:
                return Line(new { campaign });
            case ControlEvent.Waiting waiting:
                return Line(new { waiting = waiting.Text });
            case ControlEvent.Lost lost:
                return Line(new { lost = lost.Entries });
            default:
                throw new InvalidOperationException($"no line for {told.GetType().Name}");
        }
    }

    /// <summary>The line of the end.</summary>
    public static string Write(ControlEnd end) => Line(new { end });

    /// <summary>Reads a line and tells the sink; a line of a later version is passed over.</summary>
    /// <returns>False after the end.</returns>
    /// <exception cref="JsonException">It is no line of an answer.</exception>
    internal static bool Read(string line, IControlSink sink)
    {
        using var document = JsonDocument.Parse(line);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("a line of an answer is an object");
        }

        if (document.RootElement.TryGetProperty("fact", out _))
        {
            sink.Tell(EntryLine.Read(document.RootElement));
            return true;
        }

        var field = document.RootElement.EnumerateObject().FirstOrDefault();
        if (field is { Value.ValueKind: not JsonValueKind.Undefined, Name: "end" })
        {
            sink.End(Value<ControlEnd>(field.Value));
            return false;
        }

        ControlEvent? told = field.Value.ValueKind == JsonValueKind.Undefined ? null : field.Name switch
        {
            "began" => new ControlEvent.Began(Value<RunInfo>(field.Value)),
            "heard" => Value<ControlEvent.Heard>(field.Value),
            "lamps" => Value<ControlEvent.LampsSeen>(field.Value),
            "asked" => Value<ControlEvent.Asked>(field.Value),
            "step" => Value<ControlEvent.Step>(field.Value),
            "status" => new ControlEvent.Told(Value<RigStatus>(field.Value)),
            "campaign" => new ControlEvent.Accounted(Value<CampaignAccount>(field.Value)),
            "waiting" => new ControlEvent.Waiting(Value<string>(field.Value)),
            "lost" => new ControlEvent.Lost(Value<int>(field.Value)),
            _ => null,
        };
        if (told is not null)
        {
            sink.Tell(told);
        }

        return true;
    }

    private static string Line<T>(T line) => JsonSerializer.Serialize(line, ControlJson.Options);

    private static T Value<T>(JsonElement element) => element.Deserialize<T>(ControlJson.Options) ?? throw new JsonException($"no {typeof(T).Name} in the line");
}
