using System.Text.Json;
using System.Text.RegularExpressions;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Replay;

/// <summary>
/// Whether two facts say the same. Where a decider was woken a moment later than it asked for, the times that it reckons from there are that much later too: they
/// may differ as much as wake-ups may be late.
/// </summary>
/// <param name="slack">How late wake-ups may be.</param>
internal sealed partial class SameFact(TimeSpan slack) : IEqualityComparer<Fact>
{
    /// <summary>Says whether they do.</summary>
    public bool Equals(Fact? x, Fact? y)
    {
        if (x is null || y is null || x.GetType() != y.GetType())
        {
            return x is null && y is null;
        }

        var (one, other) = (FactJson.Write(x), FactJson.Write(y));
        if (one == other)
        {
            return true;
        }

        using var left = JsonDocument.Parse(one);
        using var right = JsonDocument.Parse(other);
        return Is(left.RootElement, right.RootElement);
    }

    /// <inheritdoc/>
    public int GetHashCode(Fact obj) => obj.GetType().GetHashCode();

    private bool Is(JsonElement one, JsonElement other) => (one.ValueKind, other.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) =>
            Fields(one, other) == Fields(other, one)
            && one.EnumerateObject().Where(field => !IsOfLater(field, other)).All(field => other.TryGetProperty(field.Name, out var value) && Is(field.Value, value)),
        (JsonValueKind.Array, JsonValueKind.Array) =>
            one.GetArrayLength() == other.GetArrayLength() && one.EnumerateArray().Zip(other.EnumerateArray()).All(pair => Is(pair.First, pair.Second)),
        (JsonValueKind.String, JsonValueKind.String) => one.GetString() == other.GetString() || Untimed(one.GetString()!) == Untimed(other.GetString()!),
        (JsonValueKind.Number, JsonValueKind.Number) => one.GetRawText() == other.GetRawText() || Near(one, other),
        _ => one.ValueKind == other.ValueKind,
    };

    private static int Fields(JsonElement of, JsonElement beside) => of.EnumerateObject().Count(field => !IsOfLater(field, beside));

    /// <summary>What a journal of an earlier version could not tell, it does not deny.</summary>
    private static bool IsOfLater(JsonProperty field, JsonElement other) => field.Name == "lacks" && !other.TryGetProperty(field.Name, out _);

    /// <summary>Whole numbers count things, or name entries; times have fractions.</summary>
    private bool Near(JsonElement one, JsonElement other) =>
        (one.GetRawText().Contains('.', StringComparison.Ordinal) || other.GetRawText().Contains('.', StringComparison.Ordinal))
        && one.TryGetDouble(out var left) && other.TryGetDouble(out var right) && Math.Abs(left - right) <= slack.TotalSeconds;

    private static string Untimed(string text) => Times().Replace(text, "~");

    [GeneratedRegex(@"\d+:\d\d(:\d\d)?(\.\d+)?|\d+(\.\d+)? ?(ms|s|min|h)\b|\d+\.\d+")]
    private static partial Regex Times();
}
