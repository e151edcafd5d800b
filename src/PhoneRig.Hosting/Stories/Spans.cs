using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Stories;

/// <summary>Times and counts in the words of a story.</summary>
internal static class Spans
{
    /// <summary>A moment since the run began: "8:19.1".</summary>
    public static string Moment(TimeSpan at) => FactWords.Moment(at);

    /// <summary>How long: "0.4 s", "15.3 s", "2 min 16 s", "1 h 5 min".</summary>
    public static string Words(TimeSpan span) => span switch
    {
        _ when span < TimeSpan.FromSeconds(59.95) => $"{span.TotalSeconds:0.#} s",
        _ when span < TimeSpan.FromHours(1) => Two(Math.Round(span.TotalSeconds), 60, "min", "s"),
        _ => Two(Math.Round(span.TotalMinutes), 60, "h", "min"),
    };

    /// <summary>"once", "twice", "40 times".</summary>
    public static string Times(int count) => count switch { 1 => "once", 2 => "twice", _ => $"{count} times" };

    /// <summary>"a, b and c".</summary>
    public static string And(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";

    /// <summary>A sentence from a phrase that may or may not have its full stop.</summary>
    public static string Stop(string phrase) => phrase.TrimEnd() is var text && text.EndsWith('.') ? text : $"{text}.";

    /// <summary>A quotation, cut where it is long.</summary>
    public static string Quoted(string text)
    {
        const int longest = 100; // characters: a line of a page
        var shown = text.Trim();
        return $"\"{(shown.Length > longest ? $"{shown[..longest].TrimEnd()}…" : shown)}\"";
    }

    private static string Two(double units, int per, string large, string small) => units % per == 0
        ? $"{units / per:0} {large}"
        : $"{Math.Floor(units / per):0} {large} {units % per:0} {small}";
}
