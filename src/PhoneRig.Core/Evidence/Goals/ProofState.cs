using System.Collections.Immutable;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Evidence.Goals;

/// <summary>How far the proof of a recovery has come: a plain value.</summary>
public sealed record ProofState
{
    internal ProofState()
    {
    }

    /// <summary>The strongest proof so far; null for none.</summary>
    public Proof? Proof { get; internal init; }

    /// <summary>What is still missing for a proof, in plain words; null once there is one.</summary>
    public string? Missing { get; internal init; }

    /// <summary>The load that the phone last named itself, where it did.</summary>
    public string? NamedLoad => Named?.Load;

    /// <summary>Bytes of the expected archives that the phone has acknowledged in this proof; an archive that is fetched again counts once.</summary>
    public long Bytes => Served.Values.Sum(one => one.Bytes) + Underway.Where(one => !Served.ContainsKey(one.Key)).Sum(one => one.Value);

    /// <summary>Sequences of the entries that the proof rests on, ascending.</summary>
    public ImmutableArray<long> Evidence =>
        [.. Served.Values.Select(one => one.Sequence).Concat(new[] { Discover, Configuration, Named?.Sequence, Applications, Registered }.OfType<long>()).Distinct().Order()];

    /// <summary>Archives served whole, by name.</summary>
    internal ImmutableDictionary<string, (long Sequence, long Bytes)> Served { get; init; } = ImmutableDictionary.Create<string, (long, long)>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Bytes of archives that are being fetched, by name.</summary>
    internal ImmutableDictionary<string, long> Underway { get; init; } = ImmutableDictionary.Create<string, long>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sequence of the DISCOVER that followed the last archive.</summary>
    internal long? Discover { get; init; }

    /// <summary>Sequence of the configuration served after that DISCOVER, or, for a phone that fetched no archive, of the last one.</summary>
    internal long? Configuration { get; init; }

    /// <summary>Uptime at which no further load will have been asked for long enough; null before a configuration was served.</summary>
    internal TimeSpan? QuietAt { get; init; }

    /// <summary>The load that the phone named.</summary>
    internal (string Load, long Sequence)? Named { get; init; }

    /// <summary>Sequence of its registration.</summary>
    internal long? Registered { get; init; }

    /// <summary>Sequence of the first line of its applications, where files are not seen.</summary>
    internal long? Applications { get; init; }
}
