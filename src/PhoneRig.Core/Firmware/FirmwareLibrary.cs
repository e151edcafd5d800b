using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Core.Firmware;

/// <summary>Every firmware set that a rig can serve, by the names that playbooks use.</summary>
/// <param name="Goal">The set that phones are to run in the end: "goal".</param>
/// <param name="Others">The sets that are served on the way there, by name.</param>
public sealed record FirmwareLibrary(FirmwareSet Goal, ImmutableSortedDictionary<string, FirmwareSet> Others)
{
    /// <summary>What a person should know of where sets came from, a sentence each: those that were taken from the firmware library without being named.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Every set with its name, the goal first.</summary>
    public IEnumerable<KeyValuePair<string, FirmwareSet>> All => Others.Prepend(KeyValuePair.Create(Attempt.Goal, Goal));

    /// <summary>The names of <see cref="Others"/>, as a recovery's plan has them.</summary>
    public ImmutableSortedSet<string> OtherNames => [.. Others.Keys];

    /// <summary>The set of a name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out FirmwareSet? set)
    {
        set = name == Attempt.Goal ? Goal : Others.GetValueOrDefault(name);
        return set is not null;
    }
}
