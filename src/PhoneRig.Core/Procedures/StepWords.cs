using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PhoneRig.Core.Procedures;

/// <summary>The words of a step: the eight kinds, and what may stand beside each. A test pins them, since the language is frozen this small.</summary>
internal static class StepWords
{
    public static readonly ImmutableArray<string> Kinds = ["power", "hold", "release", "type", "press", "hook", "await", "console"];

    /// <summary>The one value of <see cref="Step.Confirm"/>.</summary>
    public const string KeyEcho = "key-echo";

    private static readonly FrozenDictionary<string, string[]> Beside = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["confirm"] = ["type"],
        ["within"] = ["await"],
        ["blind"] = ["await"],
        ["otherwise"] = ["await"],
        ["for"] = ["power", "press"],
    }.ToFrozenDictionary();

    /// <summary>The words that are no kind.</summary>
    public static IEnumerable<string> Others => Beside.Keys;

    /// <summary>The kinds that a word may stand beside.</summary>
    public static IReadOnlyList<string> KindsWith(string word) => Beside[word];

    /// <summary>The words that a step uses.</summary>
    public static ImmutableArray<string> UsedBy(Step step) =>
    [
        .. new (string Word, object? Value)[]
        {
            ("power", step.Power), ("hold", step.Hold), ("release", step.Release), ("type", step.Type), ("press", step.Press),
            ("hook", step.Hook), ("await", step.Await), ("console", step.Console),
            ("confirm", step.Confirm), ("within", step.Within), ("blind", step.Blind), ("otherwise", step.Otherwise), ("for", step.For),
        }.Where(w => w.Value is not null).Select(w => w.Word),
    ];
}
