using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Control;

/// <summary>How requests and answers are written as JSON: as facts are, but what is not known is null and not left out.</summary>
public static class ControlJson
{
    /// <summary>The options for answers; they may not be changed.</summary>
    public static JsonSerializerOptions Options { get; } = Make(JsonUnmappedMemberHandling.Skip, JsonIgnoreCondition.Never);

    /// <summary>A request that says more than is understood must not be half done.</summary>
    private static JsonSerializerOptions Requests { get; } = Make(JsonUnmappedMemberHandling.Disallow, JsonIgnoreCondition.WhenWritingNull);

    /// <summary>Writes a request as one line.</summary>
    public static string Write(ControlRequest request) => JsonSerializer.Serialize(request, Requests);

    /// <summary>Reads a request from any bytes; null where they are none, and then says why.</summary>
    /// <param name="line">One line, without its end.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static ControlRequest? ReadRequest(ReadOnlySpan<byte> line, out string? problem)
    {
        try
        {
            var request = JsonSerializer.Deserialize<ControlRequest>(line, Requests);
            problem = request is null ? "a request is an object" : Flaw(request);
            return problem is null ? request : null;
        }
        catch (Exception refused) when (refused is JsonException or NotSupportedException or InvalidOperationException)
        {
            // The last two: an object without "request", and text that is no Unicode.
            problem = $"not a request: {refused.Message}";
            return null;
        }
    }

    /// <summary>What the types cannot say.</summary>
    private static string? Flaw(ControlRequest request) => request switch
    {
        _ when string.IsNullOrWhiteSpace(request.By) => "\"by\" says who asks",
        ControlRequest.Recover { Wait: { } wait } when wait < TimeSpan.Zero => "\"wait\" is less than nothing",
        ControlRequest.RunProcedure { Wait: { } wait } when wait < TimeSpan.Zero => "\"wait\" is less than nothing",
        ControlRequest.Keys { For: { } bound } when bound < TimeSpan.Zero => "\"for\" is less than nothing",
        ControlRequest.Say { Text: var text } when text.Length == 0 || text.Any(letter => letter > 0x7F) => "\"text\" is ASCII, and some",
        ControlRequest.Recover recover => Flaw(recover.Stations),
        ControlRequest.Stop stop => Flaw(stop.Stations),
        ControlRequest.StartCampaign { Budget: { } budget } when budget <= TimeSpan.Zero => "\"budget\" is no time",
        ControlRequest.StartCampaign { Expect: <= 0 } => "\"expect\" is no number of phones",
        ControlRequest.StartCampaign { Hours: { } hours } when hours.Evening == hours.Day => "\"hours\" begin evening and day at one time",
        ControlRequest.StartCampaign { Soak: { } soak } when soak < TimeSpan.Zero => "\"soak\" is less than nothing",
        ControlRequest.StartCampaign start => Flaw(start.Stations),
        ControlRequest.NextPhone next => next.Stations.IsDefaultOrEmpty ? "\"stations\" names one at least" : Flaw(next.Stations),
        _ => null,
    };

    private static string? Flaw(ImmutableArray<string> stations) =>
        stations.IsDefault || stations.Any(station => station is null) ? "\"stations\" is a list of names" : null;

    private static JsonSerializerOptions Make(JsonUnmappedMemberHandling unmapped, JsonIgnoreCondition ignore)
    {
        var options = new JsonSerializerOptions(FactJson.Options)
        {
            DefaultIgnoreCondition = ignore,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            UnmappedMemberHandling = unmapped,
        };
        options.Converters.Insert(0, new LampConverter());
        options.Converters.Insert(0, new StationPhoneConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
