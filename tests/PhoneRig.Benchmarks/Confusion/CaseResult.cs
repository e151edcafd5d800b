using System.Collections.Immutable;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>What is left of a case once it was judged.</summary>
internal sealed record CaseResult
{
    /// <summary>The answer of a phone that came home without a diagnosis.</summary>
    public const string None = "none";

    /// <summary>The verdict's word for "nothing that is known".</summary>
    public const string UnknownAnswer = "unknown";

    public required ConfusionCase Case { get; init; }

    /// <summary>The diagnosis named: the verdict's, or what the phone that came home was last treated for, or was last found; else <see cref="None"/>.</summary>
    public required string Answer { get; init; }

    public Grade Grade { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Every diagnosis that stood at some time, the one met last at the end.</summary>
    public required ImmutableArray<string> Told { get; init; }

    /// <summary>The diagnoses for which remedies were begun though they are wrong and in no group of the phone's.</summary>
    public ImmutableArray<string> WrongActs { get; init; } = [];

    /// <summary>What must never be, whatever can be told, as sentences: harm, a false alarm, an end that is not true.</summary>
    public required ImmutableArray<string> Faults { get; init; }

    /// <summary>The faults, and that the phone was not brought home where that could be told.</summary>
    public ImmutableArray<string> Breaches { get; init; } = [];

    /// <summary>True where each thing that is wrong has a diagnosis that the files have something against, and so has the one that was named, and that is all of it.</summary>
    public required bool Remediable { get; init; }

    /// <summary>What the senses had seen when each named or treated diagnosis was first met.</summary>
    public required ImmutableDictionary<string, string> Seen { get; init; }

    /// <summary>How long it was computed, by the clock on the wall.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>The remedies begun.</summary>
    public required ImmutableArray<Act> Acts { get; init; }

    /// <summary>What the remedies were begun for.</summary>
    public IEnumerable<string> Acted => Acts.SelectMany(act => act.For).Distinct(StringComparer.Ordinal);
}
